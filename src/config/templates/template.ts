import Handlebars from 'handlebars';
import { err, ok, type Result } from '../../domain/result.ts';
import { type Diagnostic, inFileOrder, type Position } from '../diagnostics/diagnostic.ts';
import { checkTemplate } from './check.ts';
import { BLOCKS, HELPERS } from './text-helpers.ts';
import { dotted } from './missing-name.ts';
import { type Fault, type Locate, locateInFile, offsetsIn, parseTemplate, type Place } from './parse.ts';
import { applyHelper, faultOfRendering, ownCopy } from './values.ts';
import { any, type Shape } from './shapes.ts';

/** A template that has been checked and can be rendered. */
export interface Template {
  readonly file: string;
  readonly uses: readonly NameUse[];
  readonly render: (values: unknown) => string;
  readonly place: (fault: Fault) => Diagnostic;
}

/** A value that a template uses: `['steps', 'review', 'output', 'findings', '[]', 'title']`. */
export interface NameUse {
  path: readonly string[];
  at: Position;
}

export interface TemplateOptions {
  /** What exists; without it only the syntax is checked now, and names when it is rendered. */
  known?: Shape;
  /** Where a piece of the text stands in `file`, for a text inside a YAML file. Default: the text is the whole file. */
  locate?: Locate;
}

/** In UTF-16 units; a brief of this size would fill an agent's context several times. */
const LONGEST_TEMPLATE = 256 * 1024;
const LONGEST_OUTPUT = 4 * 1024 * 1024;

/**
 * Handlebars as coord uses it: texts in, text out, in one pass. Nothing is escaped for HTML, a name that does not
 * exist is an error, only own properties are read, and there are no partials, decorators or helpers but HELPERS.
 */
export function compileTemplate(
  file: string,
  text: string,
  { known = any, locate = locateInFile(text) }: TemplateOptions = {},
): Result<Template, Diagnostic[]> {
  const offsetOf = offsetsIn(text);
  const at = (place: Place) => locate(offsetOf(place), place.length);
  const place = ({ place, ...fault }: Fault): Diagnostic => ({
    severity: 'error',
    file,
    ...fault,
    ...(place && { at: at(place) }),
  });
  if (text.length > LONGEST_TEMPLATE) return err([place(tooLarge('the template', LONGEST_TEMPLATE))]);
  const parsed = parseTemplate(text);
  if (!parsed.ok) return err([place(parsed.error)]);
  const { faults, uses } = checkTemplate(parsed.value, known);
  if (faults.length > 0) return err(inFileOrder(faults.map(place)));
  const render = handlebars.compile<unknown>(parsed.value, COMPILE_OPTIONS);
  return ok({ file, render, place, uses: uses.map(({ path, place }) => ({ path, at: at(place) })) });
}

/** The values a template uses, once each, as `steps.implement.output.summary`. */
export function namesUsed(template: Template): string[] {
  return [...new Set(template.uses.map(({ path }) => dotted(path)))];
}

/** Fails where a value is missing that the check could not know of, or is a list or record where text belongs. */
export function renderTemplate({ render, place }: Template, values: unknown): Result<string, Diagnostic[]> {
  const own = ownCopy(values);
  try {
    const output = render(own.values);
    if (own.printedWhole()) return err([place(PRINTED_WHOLE)]);
    return output.length > LONGEST_OUTPUT ? err([place(tooLarge('the text', LONGEST_OUTPUT))]) : ok(output);
  } catch (error) {
    return err([place(faultOfRendering(error))]);
  }
}

const PRINTED_WHOLE = { code: 'template-type', message: 'a list or a record is printed; name one of its parts' };

const tooLarge = (what: string, limit: number): Fault => ({
  code: 'template-too-large',
  message: `${what} is longer than ${limit} characters`,
});

const handlebars = Handlebars.create();
for (const [name, helper] of Object.entries(HELPERS)) {
  handlebars.registerHelper(name, (value: unknown, ...rest: unknown[]) => {
    const { loc } = rest.at(-1) as { loc: hbs.AST.SourceLocation };
    return applyHelper(name, helper, value, rest.length > 1 ? String(rest[0]) : '', loc);
  });
}

const COMPILE_OPTIONS = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    ...Object.fromEntries([...BLOCKS, ...Object.keys(HELPERS)].map((name) => [name, true])),
    // Handlebars knows these by itself; taken away, their names are free for values.
    log: false,
    lookup: false,
    helperMissing: false,
    blockHelperMissing: false,
  },
} as CompileOptions;
