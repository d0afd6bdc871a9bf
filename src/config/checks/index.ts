import type { Check } from './check.ts';
import { answerKeys, commandGiven, keysOfKind, placeholders, sessionsGoOn } from './agents.ts';
import { exceptionsEnd } from './exceptions.ts';
import { filesExist, linksStayInside } from './files.ts';
import { layerOrder, layersHaveChecks } from './layers.ts';
import { knownNames, othersOnly } from './names.ts';
import { ownsSomething, usefulNegations } from './negations.ts';
import { oneOwner } from './owners.ts';
import {
  flowStepsDo,
  flowsUseContracts,
  limitsGiven,
  numbersFound,
  contractsSay,
  distinctVerifiers,
} from './verifiers.ts';
import { waitsEnd } from './waits.ts';
import { distinctPatterns, foldersNotClasses, soundBranches, soundPatterns } from './patterns.ts';

/** Everything that a config must be beyond what its schema says. */
export const CHECKS: readonly Check[] = [
  knownNames,
  othersOnly,
  layerOrder,
  layersHaveChecks,
  distinctVerifiers,
  contractsSay,
  limitsGiven,
  numbersFound,
  flowsUseContracts,
  flowStepsDo,
  commandGiven,
  keysOfKind,
  answerKeys,
  sessionsGoOn,
  placeholders,
  soundPatterns,
  soundBranches,
  distinctPatterns,
  foldersNotClasses,
  usefulNegations,
  ownsSomething,
  oneOwner,
  exceptionsEnd,
  waitsEnd,
  filesExist,
  linksStayInside,
];
