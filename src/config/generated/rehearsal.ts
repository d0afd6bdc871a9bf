// Generated from schemas/ by `npm run generate`. Do not edit.

export type Write = {
  /**
   * A file, relative to the repository.
   */
  path?: string;
  /**
   * A part; coord picks a path that its role owns.
   */
  owned_by?: string;
  /**
   * A part; coord picks a path that its role may not write.
   */
  not_owned_by?: string;
  /**
   * The file's new content.
   */
  text: string;
  /**
   * True where ownership must refuse it; anything else fails the rehearsal.
   */
  refused?: boolean;
} & Write1;
export type Write1 = {
  [k: string]: unknown;
};

/**
 * A rehearsal script: what agents and people do when a playbook is run with --rehearse.
 */
export interface Rehearsal {
  /**
   * The format that the file is written in: 1.
   */
  version: 1;
  /**
   * The name of the playbook beside which the script lies.
   */
  playbook: string;
  /**
   * What --input would give, by the inputs' names.
   */
  inputs?: {
    [k: string]: string;
  };
  /**
   * For each step, one turn for each round it runs in; the last one is used again when there are more. STEP:KEY is for one branch of an each, and goes before STEP.
   */
  steps: {
    /**
     * @minItems 1
     */
    [k: string]: Turn[];
  };
}
export interface Turn {
  /**
   * What the agent reports while it works.
   */
  says?: string;
  writes?: Write[];
  /**
   * A command for sh, run in the agent's worktree after its writes, as the agent's own process.
   */
  runs?: string;
  /**
   * The step's typed output.
   */
  output?: {
    [k: string]: unknown;
  };
  /**
   * The agent fails, and says this.
   */
  fails?: string;
  /**
   * Of what class its failure is: a step with retry is tried again by it.
   */
  fails_as?: 'transient' | 'timeout' | 'crash' | 'output' | 'exit';
  /**
   * How many attempts at the step fail so, before one succeeds; without it, all.
   */
  fails_times?: number;
  /**
   * What the agent says it has cost, in US dollars.
   */
  cost_usd?: number;
  /**
   * What the person answers to an approve step.
   */
  approve?: boolean;
  reason?: string;
}
