"""Controls wired to pictures: move something and see what the net does."""

import rnn_teach.kit.explorer_needed  # noqa: F401 - first, for its sentence
from rnn_teach.kit.explorer_predict import predict
from rnn_teach.kit.explorer_progress import progress
from rnn_teach.kit.explorer_threads import use_one_thread
from rnn_teach.kit.own_net.explorer_upload import upload_network
from rnn_teach.lessons.bidirectional.explorer import bidirectional_explorer
from rnn_teach.lessons.bptt.explorer import gradient_ledger_explorer
from rnn_teach.lessons.captions.explorer import caption_explorer
from rnn_teach.lessons.captions.explorer_kernel import kernel_explorer
from rnn_teach.lessons.deep.explorer import deep_explorer
from rnn_teach.lessons.deep.explorer_clusters import clusters_explorer
from rnn_teach.lessons.deep.explorer_roads import roads_explorer
from rnn_teach.lessons.deep.explorer_shapes import shapes_explorer
from rnn_teach.lessons.exploding.explorer import cliff_explorer
from rnn_teach.lessons.gru.explorer import gru_explorer
from rnn_teach.lessons.gru.explorer_race import race_explorer
from rnn_teach.lessons.language_model.explorer import writer_explorer
from rnn_teach.lessons.language_model.explorer_inside import inside_explorer
from rnn_teach.lessons.language_model.explorer_score import score_explorer
from rnn_teach.lessons.language_model.explorer_upload import upload_text
from rnn_teach.lessons.lstm_gates.explorer import gate_explorer
from rnn_teach.lessons.lstm_gates.explorer_forget_bias import forget_bias_explorer
from rnn_teach.lessons.lstm_gates.explorer_memory import memory_explorer
from rnn_teach.lessons.own_network.explorer_answers import own_answers_explorer
from rnn_teach.lessons.own_network.explorer_gates import own_gates_explorer
from rnn_teach.lessons.own_network.explorer_states import own_states_explorer
from rnn_teach.lessons.own_network.explorer_track import own_track_explorer
from rnn_teach.lessons.own_network.explorer_way_back import own_way_back_explorer
from rnn_teach.lessons.sequence_tasks.explorer import form_explorer
from rnn_teach.lessons.sequence_tasks.explorer_forms import forms_explorer
from rnn_teach.lessons.sequence_tasks.explorer_mood import mood_explorer
from rnn_teach.lessons.shared_parameters.explorer import untied_explorer
from rnn_teach.lessons.speech.explorer import lattice_explorer
from rnn_teach.lessons.speech.explorer_collapse import collapse_explorer
from rnn_teach.lessons.speech.explorer_upload import upload_sound
from rnn_teach.lessons.start_here.explorer import echo_explorer
from rnn_teach.lessons.start_here.explorer_reader import reader_explorer
from rnn_teach.lessons.translation.explorer import translation_explorer
from rnn_teach.lessons.translation.explorer_beam import beam_explorer
from rnn_teach.lessons.translation.explorer_wrong_word import wrong_word_explorer
from rnn_teach.lessons.unrolling.explorer import unrolling_explorer
from rnn_teach.lessons.unrolling.explorer_travel import travel_explorer
from rnn_teach.lessons.vanishing.explorer import fading_explorer, vanishing_explorer, vanishing_gates_explorer
from rnn_teach.lessons.vanishing.explorer_adding import adding_explorer
from rnn_teach.lessons.vanishing.explorer_latch import latch_explorer
from rnn_teach.lessons.what_came_after.explorer import scan_explorer

__all__ = [
    "adding_explorer",
    "beam_explorer",
    "bidirectional_explorer",
    "caption_explorer",
    "cliff_explorer",
    "clusters_explorer",
    "collapse_explorer",
    "deep_explorer",
    "echo_explorer",
    "fading_explorer",
    "forget_bias_explorer",
    "form_explorer",
    "forms_explorer",
    "gate_explorer",
    "gradient_ledger_explorer",
    "gru_explorer",
    "inside_explorer",
    "kernel_explorer",
    "latch_explorer",
    "lattice_explorer",
    "memory_explorer",
    "mood_explorer",
    "own_answers_explorer",
    "own_gates_explorer",
    "own_states_explorer",
    "own_track_explorer",
    "own_way_back_explorer",
    "predict",
    "progress",
    "race_explorer",
    "reader_explorer",
    "roads_explorer",
    "scan_explorer",
    "score_explorer",
    "shapes_explorer",
    "translation_explorer",
    "travel_explorer",
    "unrolling_explorer",
    "untied_explorer",
    "upload_network",
    "upload_sound",
    "upload_text",
    "vanishing_explorer",
    "vanishing_gates_explorer",
    "writer_explorer",
    "wrong_word_explorer",
]

use_one_thread()
