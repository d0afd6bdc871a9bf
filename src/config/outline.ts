import { DEFAULTS } from './defaults.ts';
import { type Glob, parseGlob } from './globs/glob.ts';
import type { GlobFault } from './globs/syntax.ts';
import { entriesOf, itemsOf, type Word, word, words } from './outline-words.ts';
import {
  type FlowStepOutline,
  flowStepsOf,
  type VerifierOutline,
  verifierFiles,
  verifiersOf,
} from './verifier-outline.ts';
import type { Path, YamlFile } from './yaml/yaml-file.ts';

export type { Word };

export interface GlobEntry extends Word {
  /** Absent where the pattern has a fault. */
  glob?: Glob;
  fault?: GlobFault;
}

/** A list of patterns and whose it is, in words that end a sentence: "… of role 'frontend'". */
export interface GlobList {
  of: string;
  role?: string;
  entries: GlobEntry[];
}

export interface RoleOutline {
  id: string;
  collaborators: Word[];
  layers: Word[];
  mustPass: Word[];
}

/** The lists of a command's arguments, in the order in which the program is given them. */
const ARGUMENT_LISTS = ['argv', 'read', 'write', 'prompt', 'schema', 'resume'] as const;
type ArgumentList = (typeof ARGUMENT_LISTS)[number];

/** Who plays a role. */
export interface AgentOutline {
  role: string;
  path: Path;
  /** As it is written, or the default. */
  kind: string;
  keys: string[];
  /** The keys of `command`, and of its `answer`. */
  commandKeys: string[];
  answerKeys: string[];
  format: string;
  /** The arguments of the program, by the list they stand in. */
  arguments: Record<ArgumentList, Word[]>;
  /** The program that coord knows how to call, by its name. */
  preset: string | undefined;
}

export interface LayerOutline {
  id: string;
  path: Path;
  needs: Word[];
}

/** What may be written for a time. */
export interface ExceptionOutline {
  path: Path;
  paths: GlobList;
  until: Word | undefined;
}

/**
 * The names, patterns and files of a config, whatever else is wrong with it: what has the wrong shape is left out, so
 * that the checks of the sound parts run beside the schema's errors.
 */
export interface Outline {
  yaml: YamlFile;
  roles: RoleOutline[];
  agents: AgentOutline[];
  layers: LayerOutline[];
  verifiers: VerifierOutline[];
  flowSteps: FlowStepOutline[];
  owned: GlobList[];
  shared: GlobList[];
  protected: GlobList;
  exceptions: ExceptionOutline[];
  askWait: Word | undefined;
  layerPaths: GlobList[];
  /** What approvers may approve; an entry for each that says so. */
  approvable: GlobList[];
  /** Patterns for names of branches, each at its key. */
  branches: GlobEntry[];
  /** Roles named outside the roles themselves. */
  players: Word[];
  /** Layers named outside the roles and the layers themselves. */
  verified: Word[];
  /** Files that must be there, relative to the config. */
  files: Word[];
  /** Paths of the repository that need not be there yet. */
  linked: Word[];
}

export function outlineOf(yaml: YamlFile): Outline {
  const root = yaml.value;
  const roles = entriesOf(root, ['roles']);
  const layers = entriesOf(root, ['layers']);
  const shared = itemsOf(root, ['ownership', 'shared']);
  const exceptions = itemsOf(root, ['ownership', 'exceptions']);
  const bindings = entriesOf(root, ['playbooks']);
  const branches = entriesOf(root, ['check', 'branches']);
  const approvers = itemsOf(root, ['check', 'approvers']);
  return {
    yaml,
    roles: roles.map(({ key, path }) => ({
      id: key,
      collaborators: itemsOf(root, [...path, 'collaborates']).flatMap((item) => word(root, [...item.path, 'with'])),
      layers: words(root, [...path, 'layers']),
      mustPass: words(root, [...path, 'must_pass']),
    })),
    agents: roles.flatMap(({ key, path }) => agentOf(root, key, [...path, 'agent'])),
    layers: layers.map(({ key, path }) => ({
      id: key,
      path,
      needs: words(root, [...path, 'needs']),
    })),
    verifiers: verifiersOf(root),
    flowSteps: flowStepsOf(root),
    owned: roles.map(({ key, path }) => globList(root, [...path, 'owns'], true, { of: `role '${key}'`, role: key })),
    shared: shared.map(({ path }) => globList(root, [...path, 'paths'], true, { of: 'ownership.shared' })),
    protected: globList(root, ['ownership', 'protected'], true, { of: 'ownership.protected' }),
    exceptions: exceptions.map(({ path }) => ({
      path,
      paths: globList(root, [...path, 'paths'], false, { of: 'ownership.exceptions' }),
      until: word(root, [...path, 'until'])[0],
    })),
    askWait: word(root, ['ownership', 'ask_wait'])[0],
    layerPaths: layers.map(({ key, path }) => globList(root, [...path, 'paths'], false, { of: `layer '${key}'` })),
    approvable: approvers.map(({ path }) => globList(root, [...path, 'paths'], true, { of: 'check.approvers' })),
    branches: branches.map(({ key, path }) => globEntry({ text: key, path }, false)),
    players: [
      ...words(root, ['handoff', 'verify', 'by']),
      ...words(root, ['handoff', 'emergency', 'by']),
      ...branches.flatMap(({ path }) => word(root, path)),
      ...[...shared, ...exceptions].flatMap(({ path }) => words(root, [...path, 'roles'])),
      ...bindings
        .flatMap(({ path }) => entriesOf(root, [...path, 'parts']))
        .flatMap((part) => [...word(root, part.path), ...words(root, part.path)]),
    ],
    verified: words(root, ['queue', 'verify']),
    files: [
      ...roles.flatMap(({ path }) => word(root, [...path, 'brief', 'template'])),
      ...roles.flatMap(({ path }) => words(root, [...path, 'brief', 'include'])),
      ...word(root, ['handoff', 'template']),
    ],
    linked: [
      ...words(root, ['worktrees', 'link']),
      ...words(root, ['worktrees', 'copy']),
      // A worktree that is verified need not have what this checkout has.
      ...verifierFiles(root),
    ],
  };
}

function agentOf(root: unknown, role: string, path: Path): AgentOutline[] {
  if (entriesOf(root, path).length === 0) return [];
  const keysAt = (...below: string[]) => entriesOf(root, [...path, ...below]).map(({ key }) => key);
  const lists = ARGUMENT_LISTS.map((list) => [list, words(root, [...path, 'command', list])] as const);
  return [
    {
      role,
      path,
      kind: word(root, [...path, 'kind'])[0]?.text ?? DEFAULTS.agentKind,
      keys: keysAt(),
      commandKeys: keysAt('command'),
      answerKeys: keysAt('command', 'answer'),
      format: word(root, [...path, 'command', 'answer', 'format'])[0]?.text ?? '',
      arguments: Object.fromEntries(lists) as Record<ArgumentList, Word[]>,
      preset: word(root, [...path, 'preset'])[0]?.text,
    },
  ];
}

/** Every list of patterns of the config. */
export function globLists(outline: Outline): GlobList[] {
  const excepted = outline.exceptions.map(({ paths }) => paths);
  return [
    ...outline.owned,
    ...outline.shared,
    outline.protected,
    ...excepted,
    ...outline.layerPaths,
    ...outline.approvable,
  ];
}

/** Every pattern that says where work is done, with its place; protected paths need not be there. */
export function patternsOf(yaml: YamlFile): { glob: Glob; path: Path; of: string }[] {
  const outline = outlineOf(yaml);
  const lists = [...outline.owned, ...outline.shared, ...outline.layerPaths];
  return lists.flatMap(({ entries, of }) => entries.flatMap(({ glob, path }) => (glob ? [{ glob, path, of }] : [])));
}

/** The patterns of a list that are sound. */
export function soundGlobs(list: GlobList): Glob[] {
  return list.entries.flatMap((entry) => entry.glob ?? []);
}

function globList(root: unknown, path: Path, negation: boolean, owner: { of: string; role?: string }): GlobList {
  return { ...owner, entries: words(root, path).map((entry) => globEntry(entry, negation)) };
}

function globEntry(entry: Word, negation: boolean): GlobEntry {
  const parsed = parseGlob(entry.text, negation);
  return parsed.ok ? { ...entry, glob: parsed.value } : { ...entry, fault: parsed.error };
}
