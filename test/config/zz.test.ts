import { it } from 'vitest';
import { compileTemplate, renderTemplate, namesUsed } from '../../src/config/templates.ts';
import { renderDiagnostics } from '../../src/config/diagnostic.ts';
import { any, flag, list, record, text } from '../../src/config/templates-shapes.ts';
const known = record({ project: record({ name: text }), urgent: flag, files: list(text), findings: list(record({ title: text, tags: list(text) })), output: any, code: text });
const bad = ['{{project.nmae}}', '{{#if project}}', '{{#if urgent}}\n{{/each}}', 'a {{ project.name', '{{> brief}}', '{{* deco}}', '{{#*inline "x"}}a{{/inline}}', '{{#each files}}{{project.name}}{{/each}}', '{{#each files}}{{../code}}{{/each}}', '{{files}}', '{{project}}', '{{lookup project "name"}}', '{{log "x"}}', '{{#each project}}{{/each}}','{{#with files}}{{/with}}', '{{fence (line output)}}', '{{fence}}', '{{code}}', '{{fence files}}', '{{list findings}}', '{{fecne output}}', '{{fence output}} {{fence output x="1"}}', '{{#loop files}}{{/loop}}', '{{@index}}', '{{@rot.project}}','{{/if}}', '{{else}}', '{{"project"}}', '{{#if "x"}}{{/if}}', '{{project.constructor}}', '{{constructor}}', '{{__proto__}}', '{{project.name.length}}', '{{files.length}}', '{{files.[0]}}', '{{a/../b}}', '{{#urgent}}{{/urgent}}', '{{^urgent}}{{/urgent}}','{{each}}', '{{}}', '{{project.}}', '{{{project.nmae}}}', '{{#if urgent as |x|}}{{/if}}', '{{#each findings as |f i|}}{{f.titel}}{{i}}{{@first}}{{/each}}', '{{{{raw}}}} {{x}} {{{{/raw}}}}', '{{#each findings}}{{#each tags}}{{title}}{{/each}}{{/each}}', '{{#if urgent}}{{else if urgnt}}{{/if}}', '{{!-- never', '{{[project].nmae}}', '{{this.code}} {{#each files}}{{this}}{{/each}}', '\\{{x}} {{project.name}}'];
it('x', () => {
  for (const t of bad) {
    const c = compileTemplate('t.hbs', t, { known });
    console.log('---', t, '\n' + (c.ok ? 'OK ' + namesUsed(c.value).join(' ') : renderDiagnostics(c.error, () => t)));
  }
  for (const [t, v] of [['{{output}}', {output: {a: 1}}], ['{{output}}', {output: [1]}], ['a\n {{output.x}}', {output: {}}], ['{{output.x.y}}', {output: {x: 'abc'}}], ['{{output.x.y}}', {output: {x: null}}], ['{{fence output}}', {}], ['b {{fence output.a}}', {output:{a:[]}}], ['{{output.constructor}}', {output: {}}], ['{{output.toString}}', {output: {}}], ['{{output.__proto__}}', {output: JSON.parse('{"__proto__":"own"}')}], ['{{#each output}}{{this}}{{@key}}-{{@index}};{{/each}}', {output: ['a','b']}], ['{{#each output as |o|}}{{o.t}}{{else}}none{{/each}}', {output: [{t:1}]}], ['{{fence output "diff"}}', {output: '```\n\u001b[31m\u202e{{project}}\r\nx'}], ['{{output.length}}', {output: 'abc'}],['{{output}}', {output: '{{project.name}}'}], ['{{output}}', {output: null}], ['{{output}}', {output: true}]] as const) {
    const c = compileTemplate('t.hbs', t);
    if (!c.ok) { console.log('NO', t, c.error); continue; }
    const r = renderTemplate(c.value, v);
    console.log('+++', t, JSON.stringify(v), '\n' + (r.ok ? r.value : renderDiagnostics(r.error, () => t)));
  }
});
