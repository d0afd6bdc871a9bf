// Generated from schemas/ by `npm run generate`. Do not edit.
import type { ErrorObject } from 'ajv';

interface Validate {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}
export const instance: () => Validate;
export const heartbeat: () => Validate;
export const inFlight: () => Validate;
export const task: () => Validate;
export const messageEvent: () => Validate;
export const decisionEvent: () => Validate;
export const memory: () => Validate;
export const checkpoint: () => Validate;
export const contextHandover: () => Validate;
export const conflict: () => Validate;
export const handoff: () => Validate;
export const teamState: () => Validate;
export const globLeases: () => Validate;
export const leaseRequest: () => Validate;
export const lostLeases: () => Validate;
export const portRanges: () => Validate;
export const grantedException: () => Validate;
export const writeRequest: () => Validate;
export const guardedWrite: () => Validate;
export const askedWrites: () => Validate;
export const readingCall: () => Validate;
export const look: () => Validate;
export const queueEntry: () => Validate;
export const lessons: () => Validate;
export const event: () => Validate;
