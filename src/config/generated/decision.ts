// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A decision to be made, as coord decision propose --file takes it.
 */
export interface ProposalFile {
  /**
   * What is to be decided, in one line.
   */
  title: string;
  /**
   * Why it is to be decided, and what matters.
   */
  description?: string;
  /**
   * What it is about, such as api-design. Default: general.
   */
  category?: string;
  /**
   * How far it reaches, such as service. Default: project.
   */
  scope?: string;
  tags?: string[];
  /**
   * The ways to decide.
   */
  options?: ProposedOption[];
  /**
   * Roles whose input is needed.
   */
  input_from?: string[];
  /**
   * A duration (4h, 2d), a date (2026-01-15) or a time (2026-01-15T16:00Z).
   */
  deadline?: string;
  /**
   * Roles, or all. Default: all.
   */
  affects?: string[];
  /**
   * The task that it is needed for: TASK-0001.
   */
  task?: string;
  /**
   * Decisions that are superseded as soon as this one is decided.
   */
  replaces?: string[];
}
export interface ProposedOption {
  name: string;
  /**
   * What speaks for it.
   */
  pros?: string[];
  /**
   * What speaks against it.
   */
  cons?: string[];
}
