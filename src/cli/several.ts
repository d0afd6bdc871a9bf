/** For commander: an option that can be given several times. */
export function several(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
