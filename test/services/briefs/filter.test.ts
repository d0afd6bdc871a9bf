import { spawnSync } from 'node:child_process';
import { array, assert, constantFrom, oneof, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefBlock, damageIn, withBlock, withoutBlock } from '../../../src/services/briefs/block.ts';
import { FILTER_CONFIG } from '../../../src/services/briefs/clean-filter.ts';

/** Runs the filter as git does: a shell, bytes in, bytes out. */
function clean(bytes: string): { status: number | null; out: string; err: string } {
  const command = FILTER_CONFIG.find(([key]) => key === 'clean')?.[1] ?? '';
  const run = spawnSync('sh', ['-c', command], { input: Buffer.from(bytes, 'latin1'), maxBuffer: 1 << 26 });
  return { status: run.status, out: run.stdout.toString('latin1'), err: run.stderr.toString('latin1') };
}

const block = briefBlock('backend', '# You are the backend\n\nBytes: `äöü`, 漢字.\n', 'generated');
const [start = '', , , , end = ''] = block.split('\n');

/** Any bytes but NUL, which no Markdown holds; made of pieces that come close to our markers. */
const bytes = array(
  oneof(
    constantFrom('\n', '\r\n', '\r', '', '\xef\xbb\xbf', '\\', '%s', '&', "'", '"', '\xff', '\xc3', '\t', ' '),
    constantFrom(end, `${end} `, '<!-- /coord:brief -->', '<!-- coord:brief -->', '<!-- coord:brief role=x '),
    uint8Array({ min: 1, maxLength: 20 }).map((array) => Buffer.from(array).toString('latin1')),
    string({ unit: 'binary' }).map((text) => Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('latin1')),
  ),
  { maxLength: 12 },
).map((parts) => parts.join(''));

describe('the clean filter', () => {
  it('gives back every byte of a file that holds no brief', () => {
    assert(
      property(bytes, (person) => {
        expect(clean(person)).toEqual({ status: 0, out: person, err: '' });
      }),
      { numRuns: 150 },
    );
  });

  it('gives back the bytes of the person when the brief was put in by coord', () => {
    assert(
      property(bytes, (person) => {
        const file = withBlock(person, block);
        expect(file).not.toBe(person);
        expect(withoutBlock(file)).toBe(person);
        expect(clean(file)).toEqual({ status: 0, out: person, err: '' });
      }),
      { numRuns: 150 },
    );
  });

  it('agrees with withoutBlock wherever a brief has been moved to, and however often it was copied', () => {
    const moved = array(oneof(bytes, constantFrom(block, block.trimEnd(), block.replaceAll('\n', '\r\n'), start)), {
      maxLength: 6,
    });
    assert(
      property(moved, (parts) => {
        const file = parts.join('');
        expect(clean(file)).toMatchObject(
          damageIn(file) ? { status: 1 } : { status: 0, out: withoutBlock(file), err: '' },
        );
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a byte order mark where editors look for it', () => {
    const file = withBlock('\xef\xbb\xbf# Mine\n', block);
    expect(file.startsWith('\xef\xbb\xbf<!-- coord:brief')).toBe(true);
    expect(clean(file).out).toBe('\xef\xbb\xbf# Mine\n');
  });

  it('takes a line of a megabyte and a thousand briefs', () => {
    const long = `${'x'.repeat(1 << 20)}\n${'é%s\\'.repeat(9000)}`;
    expect(clean(withBlock(long, block)).out).toBe(Buffer.from(long, 'latin1').toString('latin1'));
    expect(clean(`a\n${block.repeat(1000)}b`).out).toBe('a\nb');
  });

  it('refuses a brief without its end line and says which line is missing', () => {
    expect(clean(`mine\n${block.replace(end, '')}yours\n`)).toEqual({
      status: 1,
      out: 'mine\n',
      err: `coord: the brief in this file has lost its end line: ${end}\n`,
    });
  });
});
