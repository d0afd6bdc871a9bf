import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/domain/advance.ts';
import { HandRun } from './hand-run.ts';
import { agent, approve, playbook } from './playbooks.ts';

describe('an approval', () => {
  const book = playbook(approve('ask'), agent('two'));

  it('is waited for, however often the run is resumed', () => {
    const run = new HandRun(book).ask('ask');
    for (let resumes = 0; resumes < 3; resumes += 1) {
      expect(advance(book, run.state)).toEqual([{ kind: 'wait', key: 'ask', question: 'Really?', wants: 'approval' }]);
      run.kill();
    }
  });

  it('given, lets the run go on', () => {
    const run = new HandRun(book).ask('ask').answer('ask', true);
    expect(run.ready).toEqual(['two']);
    expect(run.reads('two')).toEqual({ ask: { approved: true, by: 'ann', reason: 'so', at: expect.any(String) } });
  });

  it('refused, fails the run and says who refused it', () => {
    const run = new HandRun(book).ask('ask').answer('ask', false);
    expect(run.ending).toBe('failed: ask: rejected by ann: so');
  });

  it('holds up what needs it and nothing else', () => {
    const run = new HandRun(playbook(approve('ask'), agent('after'), agent('beside', { needs: [] })));
    run.ask('ask');
    expect(run.ready).toEqual(['beside']);
    run.do('beside');
    expect(run.waiting).toEqual(['ask']);
    expect(run.ready).toEqual([]);
  });

  it('is asked for anew where the process was killed before the question was put', () => {
    const run = new HandRun(book).begin('ask').kill();
    expect(run.waiting).toEqual([]);
    expect(run.startOf('ask').attempt).toBe(2);
  });
});

describe('a step that is left to a person', () => {
  const book = playbook(agent('write'), agent('two'));

  it('is waited for, and the person is told what to do', () => {
    const run = new HandRun(book).leave('write').kill();
    expect(advance(book, run.state)).toEqual([{ kind: 'wait', key: 'write', question: 'Do it.', wants: 'work' }]);
  });

  it('is taken up with what they have handed in, and not as another attempt', () => {
    const run = new HandRun(book).leave('write').handIn('write', { text: 'done' });
    const { attempt, handedIn, place } = run.startOf('write');
    expect({ attempt, handedIn, place }).toEqual({
      attempt: 1,
      place: { part: 'author', role: 'backend', workspace: 'backend' },
      handedIn: {
        request: expect.objectContaining({ type: 'work.requested', folder: '/tree', since: 'c0' }),
        output: { text: 'done' },
        by: 'ann',
      },
    });
    expect(run.ready).toEqual(['write']);
  });

  it('keeps what was handed in where the process is killed while it is taken in', () => {
    const run = new HandRun(book).leave('write').handIn('write', { text: 'done' }).begin('write').kill();
    expect(run.startOf('write')).toMatchObject({ attempt: 1, handedIn: { output: { text: 'done' } } });
    run.begin('write').succeed('write', { text: 'done' });
    expect(run.reads('two')).toEqual({ write: { text: 'done' } });
  });
});
