import { ancestorsOf } from '../../domain/visible.ts';
import type { ListedStep } from './lists.ts';

/** Why one step can't read another's output, as a hint for the person who wrote that it does. */
export function whyAbsent(wanted: ListedStep, reader: ListedStep): string {
  if (wanted === reader) return 'a step cannot read its own output';
  if (reader.blocks.includes(wanted))
    return `step '${reader.id}' is in '${wanted.id}', which has an output only when all of it is done`;
  const fan = fanBetween(wanted, reader);
  if (wanted.blocks.includes(reader)) return fan ? doneOf(fan, wanted) : `step '${wanted.id}' runs in '${reader.id}'`;

  const [outer, from] = whereTheyPart(wanted, reader);
  if (outer.list !== from.list) {
    const subject = outer === wanted ? `step '${wanted.id}'` : `step '${wanted.id}' is in '${outer.id}', which`;
    return fan ? doneOf(fan, wanted) : `${subject} is under finally, and runs after all others`;
  }
  const { steps } = outer.list;
  const subject = outer === wanted ? `step '${wanted.id}'` : `step '${wanted.id}' is in '${outer.id}', which`;
  const other = from === reader ? `step '${reader.id}'` : `'${from.id}', which '${reader.id}' is in`;
  if (ancestorsOf(outer, steps).has(from.id)) return `${subject} runs after ${other}`;
  if (!ancestorsOf(from, steps).has(outer.id))
    return `${subject} runs beside ${other}: name '${outer.id}' under the needs of '${from.id}'`;
  return fan ? doneOf(fan, wanted) : `${subject} does not run before ${other}`;
}

function doneOf(fan: ListedStep, wanted: ListedStep): string {
  return `step '${wanted.id}' is done once for each branch of '${fan.id}': read steps.${fan.id}.output.done`;
}

/** The outermost each round a step that is not round its reader. */
function fanBetween(wanted: ListedStep, reader: ListedStep): ListedStep | undefined {
  return wanted.blocks.find((block) => block.raw.each && block !== reader && !reader.blocks.includes(block));
}

/** The two steps of one list that the two are, or are in. */
function whereTheyPart(wanted: ListedStep, reader: ListedStep): [ListedStep, ListedStep] {
  const [ofWanted, ofReader] = [
    [...wanted.blocks, wanted],
    [...reader.blocks, reader],
  ];
  const at = ofWanted.findIndex((step, index) => step !== ofReader[index]);
  return [ofWanted[at] ?? wanted, ofReader[at] ?? reader];
}
