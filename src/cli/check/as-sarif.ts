import type { Ground } from '../../domain/decide.ts';
import type { Checked } from './checked.ts';
import { why } from './words.ts';

/** The version of package.json, put in by the build. */
declare const VERSION: string;

/** What each finding breaks, by the ground of the decision. */
const RULES: Partial<Record<Ground['kind'], string>> = {
  foreign: 'A file is changed by the role that owns it.',
  'not-shared': 'A shared file is changed by one of the roles that share it.',
  protected: 'A protected file is changed only with the approval of a person who is named for it.',
  unowned: 'A file that nobody owns is changed as ownership.unowned says.',
  unassigned: 'An owned file is changed by a branch of a role.',
  contested: 'A file has one owner.',
  'unknown-role': 'A change is made by a role of the config.',
};
const IDS = Object.keys(RULES);

/** SARIF 2.1.0 (OASIS), as GitHub's code scanning and others take it. */
export function asSarif(checked: Checked): string {
  const run = {
    tool: { driver: { name: 'coord', version: VERSION, rules: IDS.map(ruleOf) } },
    // A folder of their own machines is not for others to see: paths are relative to the top of the repository.
    originalUriBaseIds: { SRCROOT: { description: { text: 'The top folder of the repository.' } } },
    results: checked.findings.map((finding) => ({
      ruleId: finding.ground,
      ruleIndex: IDS.indexOf(finding.ground),
      level: finding.verdict === 'warn' ? 'warning' : 'error',
      message: { text: `${finding.path}: ${why(finding, checked)}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(finding.path), uriBaseId: 'SRCROOT' },
            region: { startLine: finding.line },
          },
        },
      ],
      properties: { verdict: finding.verdict, ...(finding.commit !== undefined && { commit: finding.commit }) },
    })),
    columnKind: 'utf16CodeUnits',
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return JSON.stringify(log, undefined, 2);
}

function ruleOf(id: string) {
  return { id, shortDescription: { text: RULES[id as Ground['kind']] ?? id } };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
