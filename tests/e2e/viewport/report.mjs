// What was tried and what came of it.

const ROUNDING = 0.05; // px

export class Report {
  #lines = [];
  #tried = 0;
  #hidden = 0;
  #bad = 0;
  #frames = 0;
  #drift = 0;
  #shifts = 0;

  /** Counts a state. `allowed` is the number of frames that may be bad, `own` whether only our own content changed. */
  add(name, result, { allowed = 0, own = false } = {}) {
    const { frames, bad, worst, drift, atRest, shifts } = result;
    this.#tried += 1;
    this.#frames += frames;
    this.#bad += bad;
    if (own) {
      this.#drift = Math.max(this.#drift, drift);
      this.#shifts += shifts;
    }
    const hidden = bad > allowed || !atRest;
    if (hidden) this.#hidden += 1;
    const moved = own && (drift > ROUNDING || shifts > 0);
    if (hidden || moved) {
      this.#lines.push(
        `${name}: ${bad} of ${frames} frames bad, ${worst.toFixed(1)} px outside at worst, at rest ${atRest ? 'whole' : 'NOT whole'}, moved by ${drift.toFixed(2)} px, ${shifts} layout shifts`,
      );
    }
  }

  /** What failed since the last time it was asked. */
  taken() {
    return this.#lines.splice(0);
  }

  get counts() {
    return { tried: this.#tried, hidden: this.#hidden, bad: this.#bad, frames: this.#frames, drift: this.#drift, shifts: this.#shifts };
  }

  toString() {
    return [
      `${this.#tried} states tried, ${this.#hidden} in which textbox and Send were not seen whole`,
      `${this.#bad} bad frames of ${this.#frames}`,
      `${this.#drift.toFixed(2)} px drift at most from our own content, ${this.#shifts} layout shifts of the composer`,
    ].join('; ');
  }
}
