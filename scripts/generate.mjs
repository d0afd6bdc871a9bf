// Writes src/config/generated/ from schemas/: TypeScript types and standalone validators.
// `node scripts/generate.mjs --check` writes nothing and exits 1 when a file has drifted from its schema.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const OUT = 'src/config/generated';
const SCHEMAS = ['config', 'playbook', 'rehearsal'];
const NOTE = '// Generated from schemas/ by `npm run generate`. Do not edit.\n';

const schemas = new Map(SCHEMAS.map((name) => [name, JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'))]));
const files = new Map();
for (const [name, schema] of schemas) files.set(`${OUT}/${name}.ts`, await typesOf(name, schema));
files.set(`${OUT}/validators.js`, await validatorsOf(schemas));
files.set(`${OUT}/validators.d.ts`, declarationsOf(schemas));

const drifted = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);
if (process.argv.includes('--check')) {
  for (const path of drifted) console.error(`${path} has drifted from its schema; run: npm run generate`);
  process.exit(drifted.length > 0 ? 1 : 0);
}
mkdirSync(OUT, { recursive: true });
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

async function validatorsOf(all) {
  const ajv = new Ajv2020({ allErrors: true, verbose: false, code: { source: true, esm: true } });
  const names = {};
  for (const [name, schema] of all) {
    ajv.addSchema(schema);
    names[name] = schema.$id;
  }
  // ajv's own output still calls require() for its runtime; bundling makes it one plain module.
  const result = await build({
    stdin: { contents: standalone.default(ajv, names), resolveDir: '.', loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    // The output names its sources: the same where node_modules is a link, as in the worktrees of a run.
    preserveSymlinks: true,
  });
  return NOTE + result.outputFiles[0].text;
}

function declarationsOf(all) {
  const head = `${NOTE}import type { ErrorObject } from 'ajv';\n\ninterface Validate {\n  (value: unknown): boolean;\n  errors?: ErrorObject[] | null;\n}\n`;
  return head + [...all.keys()].map((name) => `export const ${name}: Validate;\n`).join('');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
