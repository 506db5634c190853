// The frames of other steps that explorer_ahead.py has sent; the player and the buttons that go through them.

const OF_A_FRAME = ["commands", "alt", "places_now", "places_at"]; // what a frame says in place of the model

class Ahead {
  constructor(model, el, show) {
    Object.assign(this, { model, el, show, frames: null, slider: null, moved: -Infinity, endings: [] });
    this.on(model, "change:ahead", () => this.read());
    const press = (event) => this.press(event);
    document.addEventListener("click", press, true); // before the button tells the kernel
    this.endings.push(() => document.removeEventListener("click", press, true));
    this.read();
  }

  // A trait of the model, or of the frame that is held for the present step.
  get(name) {
    const frame = OF_A_FRAME.includes(name) ? this.frameOf(this.step) : null;
    return frame ? frame[name] : this.model.get(name);
  }

  get step() {
    return this.slider?.get("value");
  }

  get answered() {
    return this.step === this.model.get("step");
  }

  // The frame to show at a step: none where the kernel has answered for it, which wins, or for other values of the
  // other controls.
  frameOf(step) {
    if (!this.frames?.has(step) || this.answered) return null;
    return this.others.every(([control, trait, value]) => control.get(trait) === value) ? this.frames.get(step) : null;
  }

  // Take over what the kernel has sent, as soon as the models of the controls are there.
  async read() {
    const sent = this.model.get("ahead");
    this.frames = null;
    if (!sent?.slider) return;
    const ids = [sent.slider, this.model.get("clock"), ...sent.others.map(([id]) => id)];
    const [slider, player, ...others] = await Promise.all(ids.map((id) => this.model.widget_manager.get_model(id)));
    if (this.ended || sent !== this.model.get("ahead")) return; // while they were looked up
    if (!this.slider) this.follow(slider, player);
    this.others = sent.others.map(([, trait, value], place) => [others[place], trait, value]);
    this.name = sent.name;
    this.frames = new Map(sent.steps.map((step, place) => [step, sent.frames[place]]));
    this.show();
  }

  follow(slider, player) {
    this.slider = slider;
    this.on(slider, "change:value", () => {
      this.moved = performance.now();
      if (this.answered || this.frameOf(this.step)) this.show(); // otherwise what is seen stays until the kernel answers
    });
    this.on(player, "change:value", () => this.tick(player));
  }

  // Go to a step, as a hand on the slider does; false where no frame is held for it.
  goTo(step) {
    if (!this.frames?.has(step)) return false;
    this.slider.set("value", step);
    this.slider.save_changes();
    return true;
  }

  // Tell the kernel what a click sets, unless it is a step to go to here.
  click(sets, count) {
    const names = Object.keys(sets);
    if (names.length === 1 && names[0] === this.name && this.goTo(sets[this.name])) return;
    this.model.set("click", { sets, count });
    this.model.save_changes();
  }

  // The page's clock goes on by itself; where the next frame is not held, the kernel does, which hears each tick.
  tick(player) {
    const tick = player.get("value"), last = this.slider.get("max");
    if (!player.get("playing") || tick !== player.previous("value") + 1) return;
    const next = this.step < last ? this.step + 1 : this.slider.get("min");
    const isAnothers = performance.now() - this.moved < player.get("interval") / 2; // of another tab, or view
    if (!isAnothers && !this.goTo(next)) return;
    player.set("value", tick - 1); // the kernel hears of the step, and not of the tick
    if (this.step !== last) return;
    player.set("playing", false);
    player.save_changes();
  }

  press(event) {
    const button = event.target.closest?.(".rnn-teach-back, .rnn-teach-on");
    if (!button || !this.slider || !this.el.parentElement?.contains(button)) return;
    const next = this.step + (button.matches(".rnn-teach-on") ? 1 : -1);
    if (next <= this.slider.get("max") && this.goTo(next)) event.stopPropagation();
  }

  on(model, event, handler) {
    model.on(event, handler);
    this.endings.push(() => model.off(event, handler));
  }

  end() {
    this.ended = true;
    for (const ending of this.endings) ending();
  }
}
