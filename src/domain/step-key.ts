/**
 * A step's place in a run: its id, and before it the rounds of the loops and the branches of the fans round it, as in
 * `rounds.2/review` and `consult:frontend/advise`; before the steps of a playbook that is used stands the step that uses
 * it, as in `review/check`. No character of a key means anything to a shell.
 */
export type StepKey = string;

/** `rounds.2/review` is step `review`. */
export function stepIdOf(key: StepKey): string {
  return key.split('/').at(-1) ?? key;
}

/** `rounds.2/review` is in round 2 of its innermost loop; a step outside loops is in round 1. */
export function roundOf(key: StepKey): number {
  const rounds = key
    .split('/')
    .slice(0, -1)
    .flatMap((place) => /^[^.:]+\.([0-9]+)$/.exec(place)?.[1] ?? []);
  return Number(rounds.at(-1) ?? 1);
}

/** `consult:frontend/advise` is in branch `frontend` of its innermost `each`; undefined for a step in none. */
export function branchOf(key: StepKey): string | undefined {
  const branches = key
    .split('/')
    .slice(0, -1)
    .flatMap((place) => /^[^.:]+:(.+)$/.exec(place)?.[1] ?? []);
  return branches.at(-1);
}

/** The step in the playbook's own list that a key belongs to: `rounds` for `rounds.2/review`. */
export function topStepOf(key: StepKey): string {
  return /^[^.:/]+/.exec(key)?.[0] ?? key;
}

/** The key of the block that a step is in: `rounds` for `rounds.2/review`; undefined for a step in none. */
export function blockOf(key: StepKey): StepKey | undefined {
  const end = key.lastIndexOf('/');
  return end === -1 ? undefined : key.slice(0, end).replace(/[.:][^/]*$/, '');
}

/** Where a step stands in its playbook, whatever the round and the branch: `rounds/review` for `rounds.2/review`. */
export function placeOf(key: StepKey): string {
  return key.replaceAll(/[.:][^/]*(?=\/)/g, '');
}

/** What comes before the keys of the steps in a round of a loop. */
export function roundPrefix(loop: StepKey, round: number): string {
  return `${loop}.${round}/`;
}

/** What comes before the keys of the steps in a branch of an `each`. */
export function branchPrefix(each: StepKey, branch: string): string {
  return `${each}:${branch}/`;
}

/** What comes before the keys of the steps of a playbook that is used. */
export function usePrefix(use: StepKey): string {
  return `${use}/`;
}

/** Whether a step is in a block, at whatever depth. */
export function isInside(key: StepKey, block: StepKey): boolean {
  return key.length > block.length && key.startsWith(block) && /[.:/]/.test(key.charAt(block.length));
}

/** A branch's name in keys: an item's text, with everything that a key or a shell would read otherwise escaped. */
export function branchName(text: string): string {
  // An agent's JSON may hold half a surrogate pair, which can't be encoded.
  const whole = text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(whole).replaceAll(
    /[.!~*'()]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
