import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWorker } from './worker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const silent = () => undefined;

describe('a worker', () => {
  it('works at once, then at every interval', async () => {
    const work = vi.fn(async () => 0);
    const worker = startWorker({ every: minute, work, onFault: silent });
    await vi.advanceTimersByTimeAsync(0);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(work).toHaveBeenCalledTimes(3);
    await worker.stop();
  });

  it('looks again soon when there was something to do', async () => {
    const work = vi.fn(async () => 0).mockResolvedValueOnce(50);
    const worker = startWorker({ every: minute, work, onFault: silent });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(work).toHaveBeenCalledTimes(2);
    await worker.stop();
  });

  it('never overlaps itself, however often it is kicked', async () => {
    let inside = 0;
    let most = 0;
    const work = vi.fn(async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 10 * minute));
      inside -= 1;
      return 0;
    });
    const worker = startWorker({ every: minute, work, onFault: silent });
    await vi.advanceTimersByTimeAsync(0);
    void worker.kick();
    void worker.kick();
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(work).toHaveBeenCalledTimes(2);
    void worker.kick();
    await vi.advanceTimersByTimeAsync(20 * minute);
    expect(most).toBe(1);
    await worker.stop();
  });

  it('works now when kicked, without waiting for the interval', async () => {
    const work = vi.fn(async () => 0);
    const worker = startWorker({ every: minute, work, onFault: silent });
    await vi.advanceTimersByTimeAsync(0);
    await worker.kick();
    expect(work).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(minute - 1);
    expect(work).toHaveBeenCalledTimes(2);
    await worker.stop();
  });

  it('outlives faults, more and more slowly, and recovers', async () => {
    const onFault = vi.fn();
    const work = vi.fn(async () => 0);
    work.mockRejectedValueOnce(new Error('disk full')).mockRejectedValueOnce(new Error('disk full'));
    const worker = startWorker({ every: minute, work, onFault });
    await vi.advanceTimersByTimeAsync(0);
    expect(onFault).toHaveBeenLastCalledWith(expect.any(Error), 1);
    await vi.advanceTimersByTimeAsync(2 * minute - 1);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(onFault).toHaveBeenLastCalledWith(expect.any(Error), 2);
    await vi.advanceTimersByTimeAsync(4 * minute);
    expect(work).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(minute);
    expect(work).toHaveBeenCalledTimes(4);
    await worker.stop();
  });

  it('outlives a fault that is thrown at once, and a fault in reporting it', async () => {
    const work = vi.fn((): Promise<number> => {
      throw new Error('at once');
    });
    const onFault = () => {
      throw new Error('log is full');
    };
    const worker = startWorker({ every: minute, work, onFault });
    await vi.advanceTimersByTimeAsync(2 * minute);
    expect(work).toHaveBeenCalledTimes(2);
    await worker.stop();
  });

  it('stops when told to, after finishing what it was at', async () => {
    let finished = false;
    const work = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      finished = true;
      return 1;
    });
    const worker = startWorker({ every: minute, work, onFault: silent });
    await vi.advanceTimersByTimeAsync(0);
    void worker.kick();
    const stopped = worker.stop();
    await vi.advanceTimersByTimeAsync(500);
    await stopped;
    expect(finished).toBe(true);
    await worker.kick();
    await vi.advanceTimersByTimeAsync(10 * minute);
    expect(work).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
