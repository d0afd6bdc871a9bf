import { describe, expect, it } from 'vitest';
import type { Part, Playbook } from '../../../src/domain/playbook.ts';
import { type Bindings, bindingFaults, playedBy } from '../../../src/services/runs/run-parts.ts';

const ROLES = ['backend', 'frontend', 'ops'];

function playbook(parts: Record<string, Partial<Part>>): Playbook {
  const whole = Object.entries(parts).map(([name, part]) => [name, { description: '', many: false, not: [], ...part }]);
  return {
    name: 'review',
    description: '',
    parts: Object.fromEntries(whole) as Record<string, Part>,
    inputs: {},
    limits: { agents: 1 },
    steps: [],
    finally: [],
    used: {},
    hash: '',
  };
}

const REVIEW = playbook({ author: {}, reviewer: { not: ['author'] }, experts: { many: true } });
const BOUND: Bindings = { author: 'backend', reviewer: 'frontend', experts: ['frontend', 'ops'] };

/** What is wrong with these bindings, which stand in for the ones that are right. */
const faultsOf = (changes: Bindings, book = REVIEW) => bindingFaults(book, { ...BOUND, ...changes }, ROLES);

describe('who plays what', () => {
  it('is right where each part has its role, or its roles', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ experts: 'ops' })).toEqual([]);
    expect(faultsOf({ author: ['backend'] })).toEqual([]);
  });

  it('is not known of a part that the playbook does not have', () => {
    expect(faultsOf({ auther: 'ops' })).toEqual([
      {
        code: 'unknown-part',
        part: 'auther',
        message: "playbook 'review' has no part 'auther'",
        hint: "did you mean 'author'?",
      },
    ]);
    expect(bindingFaults(playbook({}), { author: 'ops' }, ROLES)).toEqual([
      {
        code: 'unknown-part',
        part: 'author',
        message: "playbook 'review' has no part 'author'",
        hint: 'it has no parts',
      },
    ]);
  });

  it.each([{ experts: [] }, { experts: undefined as unknown as string }])(
    'is not known of a part that nobody plays: %j',
    (changes) => {
      expect(faultsOf(changes)).toEqual([
        {
          code: 'unbound-part',
          part: 'experts',
          message: "nobody plays part 'experts' of playbook 'review'",
          hint: expect.stringMatching(
            /^bind it to some of .*backend.*ops.*: under playbooks\.review\.parts, or with --part experts=ROLE,ROLE$/,
          ),
        },
      ]);
    },
  );

  it('is somebody whom the config knows', () => {
    expect(faultsOf({ author: 'bakend' })).toEqual([
      {
        code: 'unknown-role',
        part: 'author',
        message: "there is no role 'bakend' to play part 'author'",
        hint: "did you mean 'backend'?",
      },
    ]);
    expect(faultsOf({ experts: ['ops', 'qa', 'legal'] }).map(({ message }) => message)).toEqual([
      "there is no role 'qa' to play part 'experts'",
      "there is no role 'legal' to play part 'experts'",
    ]);
  });

  it('is one role where the part is not for several', () => {
    expect(faultsOf({ author: ['backend', 'ops'] })).toEqual([
      {
        code: 'part-of-one',
        part: 'author',
        message: "part 'author' is played by one role, and 2 are named",
        hint: 'name one, or let the playbook say that several play it: many: true',
      },
    ]);
  });

  it('is somebody else where two parts must not meet', () => {
    const apart = {
      code: 'parts-apart',
      part: 'reviewer',
      message: "part 'reviewer' must not be played by the role that plays 'author'",
      hint: 'bind one of the two to another role',
    };
    expect(faultsOf({ reviewer: 'backend' })).toEqual([apart]);
    const jury = playbook({ author: {}, jury: { many: true, not: ['author'] } });
    expect(bindingFaults(jury, { author: 'ops', jury: ['backend', 'ops'] }, ROLES)).toMatchObject([
      { code: 'parts-apart', part: 'jury' },
    ]);
    expect(bindingFaults(jury, { author: 'ops', jury: ['backend', 'frontend'] }, ROLES)).toEqual([]);
  });

  it('is told in one go, whatever is wrong', () => {
    const faults = bindingFaults(REVIEW, { editor: 'ops', author: 'nobody', reviewer: ['ops', 'backend'] }, ROLES);
    expect(faults.map(({ code, part }) => `${code} ${part}`)).toEqual([
      'unknown-part editor',
      'unknown-role author',
      'part-of-one reviewer',
      'unbound-part experts',
    ]);
  });
});

describe('the bindings as a run keeps them', () => {
  it('have a role for each part, and a list where several play it, also where that is one', () => {
    expect(playedBy(REVIEW, { ...BOUND, author: ['backend'], experts: 'ops' })).toEqual({
      author: 'backend',
      reviewer: 'frontend',
      experts: ['ops'],
    });
  });

  it('have each role once: it would be one branch of an each twice', () => {
    expect(faultsOf({ experts: ['ops', 'ops'] })).toEqual([]);
    expect(playedBy(REVIEW, { ...BOUND, experts: ['ops', 'frontend', 'ops'] })).toMatchObject({
      experts: ['ops', 'frontend'],
    });
  });

  it('have no parts that the playbook does not have', () => {
    expect(Object.keys(playedBy(REVIEW, { ...BOUND, editor: 'ops' }))).toEqual(['author', 'reviewer', 'experts']);
  });
});
