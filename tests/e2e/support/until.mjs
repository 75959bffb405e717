/** Asks again and again until the answer is truthy; gives it back. */
export async function until(what, ask, limit = 20_000) {
  const end = performance.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`Waited ${limit / 1000} s in vain for ${what}.`);
    await new Promise((done) => setTimeout(done, 30));
  }
}
