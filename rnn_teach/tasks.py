"""Sequences to read: sentences of the learner's own, and tasks with known answers."""

from rnn_teach.kit.adding.run import ADDING_CELLS, AddingRun
from rnn_teach.kit.adding.task import ADDING_BASELINE, Adding, make_adding
from rnn_teach.kit.reader import travel_reader
from rnn_teach.kit.sentences import TRAVEL_SENTENCES, Vocabulary, as_sentences, split_words
from rnn_teach.lessons.bidirectional.fill_nets import fill_net, fill_vocabulary
from rnn_teach.lessons.bidirectional.task import (
    GAP,
    MISSING,
    MISSING_IN_CHINESE,
    MissingWords,
    make_missing_words,
    split_characters,
)
from rnn_teach.lessons.bidirectional.task_look_ahead import make_look_ahead
from rnn_teach.lessons.bptt.task import SLOTS, TRAVEL_SLOTS, make_travel_slots
from rnn_teach.lessons.captions.captioner import make_captioner
from rnn_teach.lessons.captions.handwriting import make_written_scenes
from rnn_teach.lessons.captions.scenes import make_scenes
from rnn_teach.lessons.captions.trained import measured_captioners, trained_captioner
from rnn_teach.lessons.deep.task import StackRun, make_word_sums
from rnn_teach.lessons.exploding.cliff import cliff_error
from rnn_teach.lessons.language_model.alphabet import Alphabet, split_into_words
from rnn_teach.lessons.language_model.brackets import brackets_closed
from rnn_teach.lessons.language_model.grammar import depth_of_brackets, inside_quotes, make_lines
from rnn_teach.lessons.language_model.kneser_ney import KneserNey
from rnn_teach.lessons.language_model.nets import language_net
from rnn_teach.lessons.language_model.run import LanguageRun, held_out
from rnn_teach.lessons.language_model.texts import as_text_to_learn, course_prose, python_help
from rnn_teach.lessons.language_model.units import find_unit, states_and_feature
from rnn_teach.lessons.lstm_gates.exercise_commands import COMMANDS_TO_READ
from rnn_teach.lessons.lstm_gates.lee import lee_cell
from rnn_teach.lessons.lstm_gates.orders import as_orders
from rnn_teach.lessons.lstm_gates.task import LEE_FIVE_STEPS, LEE_NINE_STEPS, Commands, make_commands
from rnn_teach.lessons.own_network.shipped import quoting_file, quoting_net
from rnn_teach.lessons.sequence_tasks.ladder import RUNGS, LadderRun, make_unseen_requests
from rnn_teach.lessons.sequence_tasks.mood_run import BagOfWords, MoodRun
from rnn_teach.lessons.sequence_tasks.moods import make_opinions, make_reviews
from rnn_teach.lessons.sequence_tasks.requests import (
    FORM_SLOTS,
    make_requests,
    most_from_the_left,
    with_one_city,
)
from rnn_teach.lessons.sequence_tasks.stored_nets import form_net, form_words, mood_net, mood_words
from rnn_teach.lessons.speech.digits import PHONES, VOICES, Spoken, make_spoken, phones_of, spoken_digit
from rnn_teach.lessons.speech.hear import rebuilt_digit
from rnn_teach.lessons.speech.run import SpeechRun
from rnn_teach.lessons.speech.shipped import KNOWN_VOICES, NEW_VOICE, speech_net
from rnn_teach.lessons.speech.sound import log_mel, mel, mel_bands, windows
from rnn_teach.lessons.speech.vowel_run import VowelRun
from rnn_teach.lessons.speech.vowels import Vowels, make_vowels, vowel_names, vowel_wave
from rnn_teach.lessons.speech.wav import Sound, read_wav
from rnn_teach.lessons.translation.bleu import bleu
from rnn_teach.lessons.translation.bottleneck import bottleneck_shares
from rnn_teach.lessons.translation.half_trained import measured_looks, measured_translators
from rnn_teach.lessons.translation.measure import (
    after_a_wrong_word,
    forced_words_right,
    looks_right,
    sentences_right,
    words_right,
)
from rnn_teach.lessons.translation.search import hypothesis_words, search_translation, translation_step
from rnn_teach.lessons.translation.stored import trained_translator
from rnn_teach.lessons.translation.task import make_translations
from rnn_teach.lessons.translation.task_wordings import is_right_wording, make_wordings
from rnn_teach.lessons.translation.training import TranslationRun
from rnn_teach.lessons.what_came_after.parity import Parity, make_parity
from rnn_teach.lessons.what_came_after.recall import recall_hits

__all__ = [
    "ADDING_BASELINE",
    "ADDING_CELLS",
    "COMMANDS_TO_READ",
    "FORM_SLOTS",
    "GAP",
    "KNOWN_VOICES",
    "LEE_FIVE_STEPS",
    "LEE_NINE_STEPS",
    "MISSING",
    "MISSING_IN_CHINESE",
    "NEW_VOICE",
    "PHONES",
    "RUNGS",
    "SLOTS",
    "TRAVEL_SENTENCES",
    "TRAVEL_SLOTS",
    "VOICES",
    "Adding",
    "AddingRun",
    "Alphabet",
    "BagOfWords",
    "Commands",
    "KneserNey",
    "LadderRun",
    "LanguageRun",
    "MissingWords",
    "MoodRun",
    "Parity",
    "Sound",
    "SpeechRun",
    "Spoken",
    "StackRun",
    "TranslationRun",
    "Vocabulary",
    "VowelRun",
    "Vowels",
    "after_a_wrong_word",
    "as_orders",
    "as_sentences",
    "as_text_to_learn",
    "bleu",
    "bottleneck_shares",
    "brackets_closed",
    "cliff_error",
    "course_prose",
    "depth_of_brackets",
    "fill_net",
    "fill_vocabulary",
    "find_unit",
    "forced_words_right",
    "form_net",
    "form_words",
    "held_out",
    "hypothesis_words",
    "inside_quotes",
    "is_right_wording",
    "language_net",
    "lee_cell",
    "log_mel",
    "looks_right",
    "make_adding",
    "make_captioner",
    "make_commands",
    "make_lines",
    "make_look_ahead",
    "make_missing_words",
    "make_opinions",
    "make_parity",
    "make_requests",
    "make_reviews",
    "make_scenes",
    "make_spoken",
    "make_translations",
    "make_travel_slots",
    "make_unseen_requests",
    "make_vowels",
    "make_word_sums",
    "make_wordings",
    "make_written_scenes",
    "measured_captioners",
    "measured_looks",
    "measured_translators",
    "mel",
    "mel_bands",
    "mood_net",
    "mood_words",
    "most_from_the_left",
    "phones_of",
    "python_help",
    "quoting_file",
    "quoting_net",
    "read_wav",
    "rebuilt_digit",
    "recall_hits",
    "search_translation",
    "sentences_right",
    "speech_net",
    "split_characters",
    "split_into_words",
    "split_words",
    "spoken_digit",
    "states_and_feature",
    "trained_captioner",
    "trained_translator",
    "translation_step",
    "travel_reader",
    "vowel_names",
    "vowel_wave",
    "windows",
    "with_one_city",
    "words_right",
]
