/**
 * The session of a canary write: what `coord doctor` asks an installed hook about, as a client would. It is judged as any
 * write is, but nothing is taken or noted, and a mode that only warns refuses it all the same. Clients name their sessions
 * by a UUID, so that no session can be taken for it.
 */
export const CANARY_SESSION = 'coord doctor';
