// Generated from schemas/ by `npm run generate`. Do not edit.

export type Id = string;
/**
 * @minItems 1
 * @maxItems 200
 */
export type Steps = Step[];

/**
 * A playbook: steps that a team of agents and people carry out, in order, durably.
 */
export interface Playbook {
  version: 1;
  name: Id;
  description?: string;
  /**
   * The parts that are played; the config's playbooks section says by which role.
   */
  parts?: {
    [k: string]: {
      description: string;
    };
  };
  /**
   * Texts given with --input name=value. One without a default is required.
   */
  inputs?: {
    [k: string]: {
      description?: string;
      default?: string;
    };
  };
  steps: Steps;
}
export interface Step {
  /**
   * Names the step in expressions, templates and the journal.
   */
  id: string;
  title?: string;
  /**
   * CEL; the step is skipped when it is false.
   */
  if?: string;
  /**
   * The part whose agent does this step.
   */
  agent?: string;
  /**
   * Handlebars text for the agent.
   */
  prompt?: string;
  /**
   * read: the agent may change nothing. Default: write.
   */
  access?: 'read' | 'write';
  /**
   * keep: go on in the session this part had before. Default: fresh.
   */
  session?: 'fresh' | 'keep';
  /**
   * A JSON Schema that the agent's answer must satisfy.
   */
  output?: {};
  loop?: {
    /**
     * Rounds at most; the step fails when they are used up.
     */
    max: number;
    /**
     * CEL, evaluated after each round.
     */
    until: string;
    steps: Steps;
  };
  verify?: {
    /**
     * Whose worktree is verified, against the layers its role must pass.
     */
    part: string;
  };
  approve?: {
    /**
     * Handlebars text that a person answers with approve or reject.
     */
    question: string;
  };
  handoff?: {
    /**
     * The part that hands its work over.
     */
    from: string;
    /**
     * The part that takes it.
     */
    to: string;
    /**
     * The document's fields, each a Handlebars text.
     */
    fields: {
      [k: string]: string;
    };
  };
}
