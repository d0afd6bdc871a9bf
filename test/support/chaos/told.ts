/** What an instance says that it was told is done, one line of JSON each. */
export type Told =
  | { did: 'added'; task: string; title: string }
  | { did: 'claimed' | 'accepted' | 'released'; task: string }
  | { did: 'completed'; task: string; result: string }
  | { did: 'sent'; seq: number; text: string }
  | { did: 'replied'; seq: number; thread: string; text: string }
  | { did: 'acknowledged' | 'closed'; thread: string }
  | { did: 'proposed'; decision: string; title: string }
  | { did: 'advised'; decision: string; text: string }
  | { did: 'decided'; decision: string; choice: string }
  | { did: 'noted'; text: string }
  | { did: 'leased'; tokens: string[] }
  | { did: 'beat' | 'registered' | 'ended' | 'looked' }
  /** Another was first, or there was nothing to do. */
  | { did: 'nothing'; why: string };

/** A line, and who said it. */
export type Line = Told & { by: string };

/** What the program of an instance is given, as JSON. */
export interface Life {
  name: string;
  role: string;
  /** Tells this life of the instance from those before. */
  life: number;
  seed: number;
  count: number;
  repository: string;
  /** A folder outside the repository. */
  markers: string;
  /** The built library. */
  library: string;
  /** Whether it leaves the registry at the end. */
  ends: boolean;
}
