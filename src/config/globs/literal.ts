/** A pattern for this one name or path. What has no class of its own, such as a backslash, becomes `?`: near enough. */
export function literally(path: string): string {
  return path.replace(/[[\]*?{}(]/g, '[$&]').replace(/^[!~]|\\|\p{Cc}/gu, '?');
}
