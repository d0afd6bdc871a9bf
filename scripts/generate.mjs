// Writes TypeScript types and standalone validators from schemas/: those of what people write into
// src/config/generated/, those of the shared state into src/domain/records.ts and src/store/generated/.
// `node scripts/generate.mjs --check` writes nothing and exits 1 when a file has drifted from its schema.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const OUT = 'src/config/generated';
const SCHEMAS = ['config', 'playbook', 'rehearsal', 'decision'];
const RECORDS = 'src/store/generated';
const NOTE = '// Generated from schemas/ by `npm run generate`. Do not edit.\n';

const read = (name) => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'));
const schemas = new Map(SCHEMAS.map((name) => [name, read(name)]));
const state = read('state');
const wholes = Object.fromEntries([...schemas].map(([name, { $id }]) => [name, $id]));
const kinds = Object.fromEntries(
  Object.entries(state.properties).map(([kind, { $ref }]) => [kind, `${state.$id}${$ref}`]),
);

const files = new Map();
for (const [name, schema] of schemas) files.set(`${OUT}/${name}.ts`, await typesOf(name, schema));
files.set(`${OUT}/validators.js`, await validatorsOf([...schemas.values()], wholes));
files.set(`${OUT}/validators.d.ts`, declarationsOf(Object.keys(wholes), 'Validate'));
files.set('src/domain/records.ts', await typesOf('state', state));
files.set(`${RECORDS}/validators.js`, await lateValidatorsOf(state, kinds));
files.set(`${RECORDS}/validators.d.ts`, declarationsOf(Object.keys(kinds), '() => Validate'));

const drifted = [...files].filter(([path, text]) => textOf(path) !== text).map(([path]) => path);
if (process.argv.includes('--check')) {
  for (const path of drifted) console.error(`${path} has drifted from its schema; run: npm run generate`);
  process.exit(drifted.length > 0 ? 1 : 0);
}
for (const folder of [OUT, RECORDS]) mkdirSync(folder, { recursive: true });
for (const [path, text] of files) writeFileSync(path, text);

async function typesOf(name, schema) {
  const options = {
    bannerComment: NOTE.trim(),
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 120 },
  };
  return compile(schema, name, options);
}

/** @param names each validator's name, with the id of what it validates */
async function validatorsOf(all, names) {
  return bundled(standalone.default(compilerOf(all, { allErrors: true }, true), names));
}

/**
 * The same, each made when it is first asked for: a hook needs few of them, and all of them are most of its code.
 */
async function lateValidatorsOf(schema, names) {
  const made = Object.entries(names).map(([name, id]) => {
    // Each by itself, so that it takes with it all it needs, and nothing else.
    const ajv = compilerOf([wordless(schema)], { inlineRefs: false, discriminator: true }, false);
    return `export const ${name} = late((module) => {${standalone.default(ajv, ajv.getSchema(id))}});\n`;
  });
  const late = `const late = (make) => {
    let module;
    return () => {
      if (!module) make((module = {}));
      return module.exports;
    };
  };\n`;
  return bundled(late + made.join(''), true);
}

/** A schema without what is there for people: it would stand in what is generated. */
function wordless(schema) {
  return JSON.parse(JSON.stringify(schema, (key, value) => (isWord(key, value) ? undefined : value)));
}

/** A property of that name has a schema, and no text. */
function isWord(key, value) {
  return (key === 'title' || key === 'description') && typeof value === 'string';
}

function compilerOf(all, options, esm) {
  const ajv = new Ajv2020({ ...options, verbose: false, code: { source: true, esm } });
  for (const schema of all) ajv.addSchema(schema);
  return ajv;
}

/** ajv's own output still calls require() for its runtime; bundling makes it one plain module. */
async function bundled(contents, minify = false) {
  const result = await build({
    stdin: { contents, resolveDir: '.', loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    minify,
    // The output names its sources: the same where node_modules is a link, as in the worktrees of a run.
    preserveSymlinks: true,
  });
  return NOTE + result.outputFiles[0].text;
}

function declarationsOf(names, type) {
  const head = `${NOTE}import type { ErrorObject } from 'ajv';\n\ninterface Validate {\n  (value: unknown): boolean;\n  errors?: ErrorObject[] | null;\n}\n`;
  return head + names.map((name) => `export const ${name}: ${type};\n`).join('');
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
