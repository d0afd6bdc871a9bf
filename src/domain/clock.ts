/**
 * Time as coord reads it. Wall clocks jump, so nothing expires by `now`;
 * expiry is counted on the system's monotonic clock of one boot.
 */
export interface Clock {
  now(): Date;
  monotonic(): Instant;
}

/** A point on the monotonic clock: milliseconds since the boot that `boot` names. */
export interface Instant {
  boot: string;
  ms: number;
}
