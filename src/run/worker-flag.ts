/** Argument by which the command knows that it is one of its own threads. */
export const WORKER_FLAG = '--as-worker-thread';
