"""Checkers of the exercises: they say what is wrong and where, and name the mistake."""

from rnn_teach.kit.verdict import Verdict
from rnn_teach.lessons.bidirectional.exercise_ceiling import check_ceiling
from rnn_teach.lessons.bidirectional.exercise_join import check_join
from rnn_teach.lessons.bidirectional.exercise_last_row import check_last_row
from rnn_teach.lessons.bidirectional.exercise_look_ahead import check_look_ahead
from rnn_teach.lessons.bidirectional.exercise_of_use import check_of_use
from rnn_teach.lessons.bidirectional.exercise_two_chains import check_two_chains
from rnn_teach.lessons.bptt.exercise_agree import check_agree
from rnn_teach.lessons.bptt.exercise_backward import check_backward
from rnn_teach.lessons.bptt.exercise_falls import check_falls
from rnn_teach.lessons.bptt.exercise_immediate import check_immediate
from rnn_teach.lessons.bptt.exercise_ledger import check_ledger_read
from rnn_teach.lessons.bptt.exercise_truncated import check_truncated
from rnn_teach.lessons.captions.exercise_attend import check_attend
from rnn_teach.lessons.captions.exercise_captions_say import check_captions_say
from rnn_teach.lessons.captions.exercise_im2col import check_im2col
from rnn_teach.lessons.captions.exercise_looks import check_looks
from rnn_teach.lessons.captions.exercise_weigh_backward import check_weigh_backward
from rnn_teach.lessons.deep.exercise_counts import check_layer_counts
from rnn_teach.lessons.deep.exercise_depth_says import check_depth_says
from rnn_teach.lessons.deep.exercise_first_step import check_first_step
from rnn_teach.lessons.deep.exercise_roads import check_roads
from rnn_teach.lessons.deep.exercise_shapes import check_shapes
from rnn_teach.lessons.deep.exercise_stack import check_stack
from rnn_teach.lessons.exploding.exercise import check_clip
from rnn_teach.lessons.exploding.exercise_cure import check_cure
from rnn_teach.lessons.exploding.exercise_two_ways import check_two_ways
from rnn_teach.lessons.exploding.exercise_wall import check_wall
from rnn_teach.lessons.exploding.exercise_where import check_where_it_left
from rnn_teach.lessons.gru.exercise import check_gru_update
from rnn_teach.lessons.gru.exercise_counts import check_cell_counts
from rnn_teach.lessons.gru.exercise_head_start import check_head_start
from rnn_teach.lessons.gru.exercise_race_says import check_race_says
from rnn_teach.lessons.gru.exercise_step import check_gru_step
from rnn_teach.lessons.language_model.exercise_beats_counting import check_beats_counting
from rnn_teach.lessons.language_model.exercise_generate import check_generate
from rnn_teach.lessons.language_model.exercise_inside_says import check_inside_says
from rnn_teach.lessons.language_model.exercise_nucleus import check_nucleus
from rnn_teach.lessons.language_model.exercise_pairs import check_pairs
from rnn_teach.lessons.language_model.exercise_perplexity import check_perplexity
from rnn_teach.lessons.language_model.exercise_temperature import check_temperature
from rnn_teach.lessons.lstm_gates.exercise_along_c import check_along_c
from rnn_teach.lessons.lstm_gates.exercise_commands import check_commands
from rnn_teach.lessons.lstm_gates.exercise_counting_cell import check_counting_cell
from rnn_teach.lessons.lstm_gates.exercise_doors import check_doors
from rnn_teach.lessons.lstm_gates.exercise_remembers import check_remembers
from rnn_teach.lessons.lstm_gates.exercise_step import check_lstm_step
from rnn_teach.lessons.own_network.exercise_by_hand import check_by_hand
from rnn_teach.lessons.own_network.exercise_decides import check_decides
from rnn_teach.lessons.own_network.exercise_last import check_last_states
from rnn_teach.lessons.own_network.exercise_order import check_gate_order
from rnn_teach.lessons.own_network.exercise_trust import check_trust
from rnn_teach.lessons.own_network.exercise_unit import check_unit
from rnn_teach.lessons.sequence_tasks.exercise_last_outputs import check_last_outputs
from rnn_teach.lessons.sequence_tasks.exercise_many_to_one import check_many_to_one
from rnn_teach.lessons.sequence_tasks.exercise_reads_more import check_reads_more
from rnn_teach.lessons.sequence_tasks.exercise_rungs import check_rungs
from rnn_teach.lessons.sequence_tasks.exercise_slot_f1 import check_slot_f1
from rnn_teach.lessons.sequence_tasks.exercise_task_forms import check_task_forms
from rnn_teach.lessons.shared_parameters.exercise_any_length import check_any_length
from rnn_teach.lessons.shared_parameters.exercise_count import check_count
from rnn_teach.lessons.shared_parameters.exercise_fresh_loss import check_fresh_loss
from rnn_teach.lessons.shared_parameters.exercise_masked import check_masked
from rnn_teach.lessons.shared_parameters.exercise_tied_step import check_tied_step
from rnn_teach.lessons.shared_parameters.exercise_who_learns import check_who_learns
from rnn_teach.lessons.speech.exercise_best_path import check_best_path
from rnn_teach.lessons.speech.exercise_collapse import check_collapse
from rnn_teach.lessons.speech.exercise_error_rate import check_error_rate
from rnn_teach.lessons.speech.exercise_forward import check_forward
from rnn_teach.lessons.speech.exercise_new_voice import check_new_voice
from rnn_teach.lessons.start_here.exercise_explore import check_explored
from rnn_teach.lessons.start_here.exercise_symbols import check_symbols
from rnn_teach.lessons.start_here.setup import check_setup
from rnn_teach.lessons.translation.exercise_beam_step import check_beam_step
from rnn_teach.lessons.translation.exercise_bleu import check_bleu
from rnn_teach.lessons.translation.exercise_decoder_inputs import check_decoder_inputs
from rnn_teach.lessons.translation.exercise_encoder_direct import check_encoder_direct
from rnn_teach.lessons.translation.exercise_greedy import check_greedy
from rnn_teach.lessons.translation.exercise_wider import check_wider
from rnn_teach.lessons.unrolling.exercise_drawing import check_drawing
from rnn_teach.lessons.unrolling.exercise_fades import check_fades
from rnn_teach.lessons.unrolling.exercise_latch import check_latch
from rnn_teach.lessons.unrolling.exercise_unroll import check_unroll
from rnn_teach.lessons.unrolling.exercise_window import check_window
from rnn_teach.lessons.vanishing.exercise import check_jacobian_product
from rnn_teach.lessons.vanishing.exercise_baseline import check_baseline
from rnn_teach.lessons.vanishing.exercise_hold import check_hold_and_learn
from rnn_teach.lessons.vanishing.exercise_must import check_must_vanish
from rnn_teach.lessons.vanishing.exercise_small_numbers import check_small_numbers
from rnn_teach.lessons.what_came_after.exercise import check_merge
from rnn_teach.lessons.what_came_after.exercise_attention import check_attention
from rnn_teach.lessons.what_came_after.exercise_delta import check_delta_write
from rnn_teach.lessons.what_came_after.exercise_min_gru import check_min_gru
from rnn_teach.lessons.what_came_after.exercise_parity import check_parity
from rnn_teach.lessons.what_came_after.exercise_recall import check_recall
from rnn_teach.lessons.what_came_after.exercise_scan import check_scan

__all__ = [
    "Verdict",
    "check_agree",
    "check_along_c",
    "check_any_length",
    "check_attend",
    "check_attention",
    "check_backward",
    "check_baseline",
    "check_beam_step",
    "check_beats_counting",
    "check_best_path",
    "check_bleu",
    "check_by_hand",
    "check_captions_say",
    "check_ceiling",
    "check_cell_counts",
    "check_clip",
    "check_collapse",
    "check_commands",
    "check_count",
    "check_counting_cell",
    "check_cure",
    "check_decides",
    "check_decoder_inputs",
    "check_delta_write",
    "check_depth_says",
    "check_doors",
    "check_drawing",
    "check_encoder_direct",
    "check_error_rate",
    "check_explored",
    "check_fades",
    "check_falls",
    "check_first_step",
    "check_forward",
    "check_fresh_loss",
    "check_gate_order",
    "check_generate",
    "check_greedy",
    "check_gru_step",
    "check_gru_update",
    "check_head_start",
    "check_hold_and_learn",
    "check_im2col",
    "check_immediate",
    "check_inside_says",
    "check_jacobian_product",
    "check_join",
    "check_last_outputs",
    "check_last_row",
    "check_last_states",
    "check_latch",
    "check_layer_counts",
    "check_ledger_read",
    "check_look_ahead",
    "check_looks",
    "check_lstm_step",
    "check_many_to_one",
    "check_masked",
    "check_merge",
    "check_min_gru",
    "check_must_vanish",
    "check_new_voice",
    "check_nucleus",
    "check_of_use",
    "check_pairs",
    "check_parity",
    "check_perplexity",
    "check_race_says",
    "check_reads_more",
    "check_recall",
    "check_remembers",
    "check_roads",
    "check_rungs",
    "check_scan",
    "check_setup",
    "check_shapes",
    "check_slot_f1",
    "check_small_numbers",
    "check_stack",
    "check_symbols",
    "check_task_forms",
    "check_temperature",
    "check_tied_step",
    "check_truncated",
    "check_trust",
    "check_two_chains",
    "check_two_ways",
    "check_unit",
    "check_unroll",
    "check_wall",
    "check_weigh_backward",
    "check_where_it_left",
    "check_who_learns",
    "check_wider",
    "check_window",
]
