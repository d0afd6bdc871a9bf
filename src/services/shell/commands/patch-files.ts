/** The files that a unified diff changes, with the first parts of their paths taken off; undefined for one that is not understood. */
export function patchedFiles(diff: string, strip: number): string[] | undefined {
  const files = new Set<string>();
  let isUnderstood = true;
  const add = (path: string, count = strip): void => {
    if (path === '/dev/null') return;
    const parts = path.split('/');
    if (path.startsWith('"') || parts.length <= count) isUnderstood = false;
    else files.add(parts.slice(count).join('/'));
  };
  let lines = 0;
  for (const line of diff.split('\n')) {
    const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
    if (hunk) lines = Number(hunk[1] ?? 1) + Number(hunk[2] ?? 1);
    else if (lines > 0) {
      // Within a hunk nothing is a header, whatever it looks like.
      lines -= line.startsWith(' ') || line === '' ? 2 : line.startsWith('\\') ? 0 : 1;
    } else {
      const header = /^(?:---|\+\+\+) ([^\t]+)/.exec(line);
      const renamed = /^(?:rename|copy) (?:from|to) (.+)$/.exec(line);
      const both = /^diff --git ([^ ]+) ([^ ]+)$/.exec(line);
      if (header) add(header[1]?.trimEnd() ?? '');
      else if (renamed) add(renamed[1] ?? '', Math.max(0, strip - 1));
      else if (both) for (const path of both.slice(1)) add(path);
      else if (/^(?:\*\*\* |diff --git )/.test(line)) isUnderstood = false;
    }
  }
  return isUnderstood && files.size > 0 ? [...files] : undefined;
}
