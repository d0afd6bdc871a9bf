import { expect, it } from 'vitest';
import { classOf } from '../../src/agents/failure-class.ts';

it.each([
  'API Error: 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
  'API Error: Rate limit reached',
  'API Error: Connection error.',
  'Error: connect ECONNREFUSED 127.0.0.1:443',
  'HTTP 503 Service Unavailable',
])('may go away by itself: %s', (said) => {
  expect(classOf(said, 'exit')).toBe('transient');
});

it.each(['API Error: 400 invalid request', 'no such option --frobnicate', 'exit code 1', ''])(
  'does not go away by itself: %s',
  (said) => {
    expect(classOf(said, 'exit')).toBe('exit');
    expect(classOf(said, undefined)).toBeUndefined();
  },
);
