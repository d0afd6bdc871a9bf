// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * Lower-case letters, digits and underscores; starts with a letter; at most 40 characters.
 */
export type Field = string;
/**
 * What is done in each round.
 *
 * @minItems 1
 * @maxItems 200
 */
export type Steps1 = Step[];
/**
 * What is done for each.
 *
 * @minItems 1
 * @maxItems 200
 */
export type Steps2 = Step[];
/**
 * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
 */
export type Id = string;
/**
 * What is done, one after the other: each step has an id and does one thing.
 *
 * @minItems 1
 * @maxItems 200
 */
export type Steps = Step[];
/**
 * What is done at the end, whatever happened: these read run.failed and run.reason, and has(steps.ID).
 *
 * @minItems 1
 * @maxItems 200
 */
export type Steps3 = Step[];

/**
 * A playbook: steps that a team of agents and people carry out, in order, durably.
 */
export interface Playbook {
  /**
   * The format that the file is written in: 1.
   */
  version: 1;
  /**
   * The file's name without .yaml.
   */
  name: string;
  description?: string;
  /**
   * The parts that are played; the config's playbooks section says by which role.
   */
  parts?: {
    [k: string]: {
      description: string;
      /**
       * Several roles play it, at once: in an each over this part.
       */
      many?: boolean;
    };
  };
  /**
   * Values given with --input name=value, or asked for on a terminal.
   */
  inputs?: {
    [k: string]: {
      description?: string;
      /**
       * What is accepted; a path is one inside the repository. Default: text.
       */
      type?: 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'role' | 'path';
      /**
       * The values that a choice has.
       *
       * @minItems 2
       * @maxItems 50
       */
      choices?: string[];
      /**
       * Without one, the input is required.
       */
      default?: string | number | boolean;
      /**
       * The environment variable that has to hold it. Texts read the variable's name, never its value.
       */
      secret?: {
        /**
         * Letters, digits and underscores; starts with no digit; at most 100 characters.
         */
        env: string;
      };
    };
  };
  limits?: {
    /**
     * Agents at work at the same time, at most. Default: 4.
     */
    agents?: number;
    /**
     * What all agents of a run may cost together, in US dollars: once it is spent, no further agent is started.
     */
    cost_usd?: number;
    /**
     * Wall time of a run; waiting for people is not counted. What has not ended then is ended.
     */
    time?: string;
  };
  steps: Steps;
  finally?: Steps3;
}
export interface Step {
  /**
   * Lower-case letters, digits and underscores; starts with a letter; at most 40 characters.
   */
  id: string;
  title?: string;
  /**
   * The steps of the same list that this one waits for. Default: the one before it; [] waits for none.
   */
  needs?: Field[];
  /**
   * CEL; the step is skipped when it is false.
   */
  if?: string;
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  agent?: string;
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  not?: string;
  /**
   * Handlebars text for the agent.
   */
  prompt?: string;
  /**
   * read: nothing may be changed. Default: write for an agent, read for run.
   */
  access?: 'read' | 'write';
  /**
   * fresh, or keep: go on in the session this part had before. Default: fresh.
   */
  session?: 'fresh' | 'keep';
  /**
   * Where it works: its role's worktree, one of its own for this step alone, or an empty folder. Default: role.
   */
  workspace?: 'role' | 'fresh' | 'none';
  /**
   * How often more it is tried when it fails; a number alone is for transient, timeout and crash.
   */
  retry?:
    | number
    | {
        /**
         * Tries after the first, at most.
         */
        max: number;
        /**
         * For which failures. Default: transient, timeout, crash.
         *
         * @minItems 1
         */
        on?: ('transient' | 'timeout' | 'crash' | 'output' | 'exit')[];
        /**
         * Before the first of them. Default: 10s.
         */
        wait?: string;
        /**
         * How much longer before each further one. Default: 2.
         */
        factor?: number;
        /**
         * No wait is longer. Default: 5m.
         */
        max_wait?: string;
      };
  /**
   * What it does must not be done twice: found half done on a resume, a person says what became of it.
   */
  effect?: 'once';
  /**
   * A JSON Schema: for an agent's answer, or for the JSON that a command prints.
   */
  output?: {};
  /**
   * A command for sh. Values reach it through env, never through its text.
   */
  run?: string;
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  part?: string;
  /**
   * Handlebars texts, as environment variables of the command.
   */
  env?: {
    [k: string]: string;
  };
  /**
   * The step fails, and its processes end, when it has not ended after this time. Default for run: 10m.
   */
  timeout?: string;
  /**
   * The same when it has printed nothing for this time.
   */
  idle?: string;
  /**
   * What the step's agent may cost, in US dollars, all its attempts to answer together.
   */
  budget_usd?: number;
  loop?: {
    /**
     * Rounds at most; the step fails when they are used up.
     */
    max: number;
    /**
     * CEL, evaluated after each round: true ends the loop.
     */
    until: string;
    /**
     * CEL for any value: the same after two rounds in a row, and the loop is stuck.
     */
    stall?: string;
    /**
     * When the rounds are used up, or it is stuck: fail, ask a person whether to go on, or go on. Default: fail.
     */
    exhausted?: 'fail' | 'ask' | 'go-on';
    steps: Steps1;
  };
  each?: {
    [k: string]: unknown;
  } & {
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    part?: string;
    /**
     * CEL for a list: the steps are done once for each of its items, which they read as item.
     */
    in?: string;
    /**
     * How many have to succeed: all, or a number. Default: all.
     */
    need?: 'all' | number;
    /**
     * What has not ended after this time is ended, and counts as failed.
     */
    within?: string;
    steps: Steps2;
  };
  verify?: {
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    part: string;
    /**
     * continue: it succeeds, and its output.passed is false. Default: fail.
     */
    on_failure?: 'fail' | 'continue';
  };
  approve?: {
    /**
     * Handlebars text that a person answers with approve or reject.
     */
    question: string;
    /**
     * What they should look at before, each a Handlebars text.
     *
     * @minItems 1
     * @maxItems 20
     */
    look?: string[];
    /**
     * Unanswered for this time, it counts as rejected. Default: it waits as long as it takes.
     */
    expires?: string;
  };
  handoff?: {
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    from: string;
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    to: string;
    /**
     * The document's fields, each a Handlebars text.
     */
    fields: {
      [k: string]: string;
    };
    /**
     * Fields that must not be empty, besides those the config requires.
     */
    required?: Field[];
    /**
     * Verify the giver's work, against the layers its role must pass, before it is handed over. Default: false.
     */
    verify?: boolean;
    /**
     * What does not verify is mended by the giver's agent, in its kept session, and verified again.
     */
    remedy?: {
      /**
       * How often at most.
       */
      max: number;
      /**
       * Handlebars text for the giver's agent.
       */
      prompt: string;
    };
  };
  /**
   * Sends a message, once.
   */
  message?: {
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    to: string;
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    from?: string;
    /**
     * Handlebars text of one line.
     */
    subject: string;
    /**
     * Handlebars text.
     */
    text: string;
  };
  wait?: {
    [k: string]: unknown;
  } & {
    /**
     * How long to wait, counted from the step's start.
     */
    for?: string;
    /**
     * A command for sh: waits until it exits with 0.
     */
    run?: string;
    /**
     * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
     */
    part?: string;
    /**
     * How long between two tries. Default: 30s.
     */
    every?: string;
  };
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  use?: string;
  /**
   * The inputs of the playbook that is used; a text is a Handlebars text.
   */
  with?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Its parts, and which of ours plays each. Default: the one of the same name.
   */
  parts?: {
    [k: string]: Id;
  };
}
