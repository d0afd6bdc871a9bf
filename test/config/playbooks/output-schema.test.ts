import { describe, expect, it } from 'vitest';
import { faultsInSchema } from '../../../src/config/playbooks/output-schema.ts';

/** Each fault as where it is and what it says. */
const told = (schema: Record<string, unknown>) =>
  faultsInSchema(schema).map(({ at, message }) => `${at.join('.')}: ${message}`);

describe('an output schema', () => {
  it.each([
    [{}],
    [{ type: 'object', properties: { type: { type: 'string' }, requird: { enum: ['a'] } }, required: ['requird'] }],
    [{ $defs: { place: { type: 'string' } }, properties: { where: { $ref: '#/$defs/place' } } }],
    [{ type: 'string', example: 'a', 'x-note': 'ours', pattern: '\\S', format: 'date' }],
    [{ oneOf: [{ const: 1 }, { const: null }], items: true, not: false }],
    [{ $id: 'coord/playbook', type: 'object' }],
    [{ $id: 'coord/playbook', type: 'object' }],
  ])('is right: %j', (schema) => {
    expect(told(schema)).toEqual([]);
  });

  it.each([
    [{ anyOf: [{ type: 'text' }] }, 'anyOf.0.type: anyOf[0].type must be one of '],
    [{ properties: { a: { requred: [] } } }, "properties.a.requred: JSON Schema has no keyword 'requred'"],
    [{ items: { pattern: '(' } }, 'items.pattern: this is no regular expression: unterminated group'],
    [{ allOf: [{ $ref: '#/$defs/no' }] }, "allOf.0.$ref: there is no schema '#/$defs/no'"],
    [{ $ref: 'https://example.com/a.json' }, "$ref: there is no schema 'https://example.com/a.json'"],
    [{ required: ['a', 'a'] }, "required.1: required lists 'a' twice"],
    [{ minLength: -1 }, 'minLength: minLength must be 0 or more'],
    [{ properties: null }, 'properties: properties is empty; it must be a mapping'],
    [{ $schema: 'http://json-schema.org/draft-07/schema#' }, ': this is no JSON Schema: no schema with key or ref'],
  ])('is told what is wrong in it, once: %j', (schema, text) => {
    const [first, ...others] = told(schema as Record<string, unknown>);
    expect(first?.startsWith(text) ? text : first).toBe(text);
    expect(others).toEqual([]);
  });
});
