"""Which frame the page shows: among those it holds, and the kernel's own answers."""

import pytest

from tools.lab import ROOT

SCRIPT = (ROOT / "rnn_teach" / "kit" / "explorer_ahead.js").read_text(encoding="utf-8")
MODELS = """
class Model {
  constructor(state) { Object.assign(this, { state, before: {}, handlers: [], told: [], pending: {} }); }
  get(name) { return this.state[name]; }
  previous(name) { return this.before[name]; }
  set(name, value) {
    if (this.state[name] === value) return;
    [this.before[name], this.state[name], this.pending[name]] = [this.state[name], value, value];
    for (const [event, handler] of [...this.handlers]) if (event === `change:${name}`) handler();
  }
  save_changes() { this.told.push(this.pending); this.pending = {}; }
  on(event, handler) { this.handlers.push([event, handler]); }
  off(event, handler) { this.handlers = this.handlers.filter(([e, h]) => e !== event || h !== handler); }
}
const slider = new Model({ value: 2, min: 1, max: 4 }), seed = new Model({ value: 0 });
const player = new Model({ value: 1, playing: false, interval: 900 });
const models = { slider, seed, player };
const frames = [1, 3, 4].map((step) => ({ alt: `held ${step}`, commands: step }));
const held = { name: "t", slider: "slider", others: [["seed", "value", 0]], steps: [1, 3, 4], frames };
const picture = new Model({ alt: "answer 2", step: 2, ahead: {}, clock: "player" });
picture.widget_manager = { get_model: async (id) => models[id] };
const shown = [];
const view = () => {
  const ahead = new Ahead(picture, document.body, () => shown.push(ahead.get("alt")));
  return ahead;
};
const send = async () => { picture.set("ahead", held); await new Promise((done) => setTimeout(done, 20)); };
const tick = () => player.set("value", player.get("value") + 1);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
"""


@pytest.fixture
def run(chromium):
    """`run(script)` on an empty page; what it returns."""
    page = chromium.new_page()
    yield lambda script: page.evaluate(f"async () => {{ {SCRIPT} {MODELS} {script} }}")
    page.close()


def test_a_frame_is_shown_as_soon_as_its_step_comes(run):
    assert run("view(); await send(); slider.set('value', 3); return shown;") == ["answer 2", "held 3"]


def test_the_kernels_answer_wins(run):
    script = """const ahead = view(); await send(); slider.set("value", 3);
    picture.set("step", 3); picture.set("alt", "answer 3");
    return ahead.get("alt");"""
    assert run(script) == "answer 3"


def test_an_answer_for_an_earlier_step_does_not_take_the_place_of_the_present_one(run):
    script = """const ahead = view(); await send(); slider.set("value", 3); slider.set("value", 4);
    picture.set("step", 3); picture.set("alt", "answer 3");
    return ahead.get("alt");"""
    assert run(script) == "held 4"


def test_frames_of_another_seed_are_not_shown(run):
    script = (
        "view(); await send(); seed.set('value', 7); slider.set('value', 3); slider.set('value', 2); return shown;"
    )
    assert run(script) == ["answer 2", "answer 2"]


def test_what_the_kernel_takes_back_is_shown_no_more(run):
    script = """const ahead = view(); await send(); picture.set("ahead", {}); slider.set("value", 3);
    return [ahead.get("alt"), shown];"""
    assert run(script) == ["answer 2", ["answer 2"]]


def test_a_click_on_a_held_step_goes_there_and_every_other_click_is_told(run):
    script = """const ahead = view(); await send();
    ahead.click({ t: 4 }, 1); ahead.click({ t: 9 }, 2); ahead.click({ t: 3, seed: 1 }, 3);
    return [slider.get("value"), picture.told.map((told) => told.click.sets)];"""
    assert run(script) == [4, [{"t": 9}, {"t": 3, "seed": 1}]]


def test_a_view_that_ended_does_nothing_more(run):
    script = (
        "const ahead = view(); await send(); ahead.end(); slider.set('value', 3); return [shown, slider.handlers];"
    )
    assert run(script) == [["answer 2"], []]


PLAY = """player.set("playing", true);
const steps = [], next = () => { tick(); steps.push(slider.get("value")); };"""
REST = "for (const one of views) one.moved = -Infinity;"
"""A tick comes long after the one before."""


def test_the_clock_goes_through_held_frames_and_rests_at_the_last(run):
    script = f"""const views = [view()]; await send(); {PLAY}
    for (let k = 0; k < 2; k++) {{ next(); {REST} }}
    return [steps, player.get("playing"), player.get("value"), slider.told, player.told.length];"""
    assert run(script) == [[3, 4], False, 1, [{"value": 3}, {"value": 4}], 1]


def test_where_the_next_frame_is_not_held_the_kernel_hears_the_tick(run):
    script = f"""const views = [view()]; await send(); slider.set("value", 1); slider.told = []; {REST} {PLAY}
    next();
    return [steps, player.get("value"), slider.told];"""
    assert run(script) == [[1], 2, []]


def test_two_views_of_one_clock_make_one_step(run):
    script = f"view(); view(); await send(); {PLAY} next(); return [steps, slider.told];"
    assert run(script) == [[3], [{"value": 3}]]


def test_a_pause_is_no_tick(run):
    script = f"view(); await send(); {PLAY} player.set('playing', false); next(); return steps;"
    assert run(script) == [2]
