export interface Work {
  /** Milliseconds between two looks when there was nothing to do. */
  every: number;
  /** Does what is due and gives how much it did; after more than none it is asked again soon. */
  work: () => Promise<number>;
  /** Told of each fault, and how many came in a row; the worker goes on, more and more slowly. */
  onFault: (fault: unknown, inARow: number) => void;
  /** Told of each run: how long it took. */
  onRun?: (seconds: number, failed: boolean) => void;
}

export interface Worker {
  /** Works now (or again, right after the present run); settles when that run is over. */
  kick(): Promise<void>;
  /** No further run begins; settles when the present one is over. */
  stop(): Promise<void>;
}

const soon = 1_000;
const longestPause = 10 * 60_000;

/** Starts a loop that never overlaps itself, outlives faults, and does not keep the process alive. */
export function startWorker({ every, work, onFault, onRun }: Work): Worker {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let faults = 0;
  let stopped = false;

  const runOnce = async () => {
    clearTimeout(timer);
    let pause = every;
    const began = performance.now();
    const ran = (failed: boolean) => onRun?.((performance.now() - began) / 1000, failed);
    try {
      const did = await Promise.resolve().then(work);
      faults = 0;
      ran(false);
      if (did > 0) pause = Math.min(every, soon);
    } catch (fault) {
      faults += 1;
      pause = Math.max(every, Math.min(every * 2 ** faults, longestPause));
      ran(true);
      report(fault);
    }
    running = undefined;
    if (!stopped) wait(pause);
  };

  const report = (fault: unknown) => {
    try {
      onFault(fault, faults);
    } catch {
      // A fault in reporting must not end the loop that sends parents their letters.
    }
  };

  const run = () => (running ??= runOnce());

  const wait = (pause: number) => {
    timer = setTimeout(() => void run(), pause);
    timer.unref();
  };

  wait(0);
  return {
    kick: () => {
      if (stopped) return running ?? Promise.resolve();
      if (!running) return run();
      next ??= running.then(() => {
        next = undefined;
        return stopped ? undefined : run();
      });
      return next;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
