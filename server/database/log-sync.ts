/** The system calls that move what a file holds from memory to the disk. */
export interface DiskSync {
  /** Rejects when the disk could not take it: what was written since the last success may be lost then. */
  later(descriptor: number): Promise<void>;
  now(descriptor: number): void;
}

/**
 * Group commit: PostgreSQL asks for its write-ahead log to be synced at each commit, and is told at once that it is, so that it
 * goes on with the next transaction; `synced()` is what an answer waits for, and one call to the disk serves all commits since the last.
 * Whatever would rely on the log being on the disk already (a page of a table, a log file that is closed) calls `syncNow()` before.
 */
export class LogSync {
  readonly #disk: DiskSync;
  readonly #failed: (error: unknown) => void;
  /** Log files with commits that are not on the disk yet. */
  readonly #waiting = new Set<number>();
  /** Log files that are being synced. */
  readonly #running = new Set<number>();
  #round: Promise<void> | undefined;
  #nextRound: Promise<void> | undefined;

  /** `failed` hears when the disk refuses: PostgreSQL panics then, for nobody knows what is on it (https://wiki.postgresql.org/wiki/Fsync_Errors). */
  constructor(disk: DiskSync, failed: (error: unknown) => void) {
    this.#disk = disk;
    this.#failed = failed;
  }

  request(descriptor: number): void {
    this.#waiting.add(descriptor);
  }

  /** Resolves when everything that was requested before is on the disk. */
  async synced(): Promise<void> {
    if (this.#waiting.size === 0) return this.#round;
    this.#nextRound ??= (this.#round ?? Promise.resolve()).then(() => {
      this.#round = this.#nextRound;
      this.#nextRound = undefined;
      return this.#sync();
    });
    return this.#nextRound;
  }

  /** Blocks until everything that was requested before is on the disk. */
  syncNow(): void {
    for (const descriptor of [...this.#running, ...this.#waiting]) this.#syncOneNow(descriptor);
    this.#waiting.clear();
  }

  /** To be called before a file is closed: its number may be another file's the next moment. */
  close(descriptor: number): void {
    if (this.#waiting.delete(descriptor) || this.#running.has(descriptor)) this.#syncOneNow(descriptor);
    this.#running.delete(descriptor);
  }

  async #sync(): Promise<void> {
    const descriptors = [...this.#waiting];
    this.#waiting.clear();
    descriptors.forEach((descriptor) => this.#running.add(descriptor));
    try {
      await Promise.all(descriptors.map((descriptor) => this.#syncOne(descriptor)));
    } finally {
      descriptors.forEach((descriptor) => this.#running.delete(descriptor));
      if (!this.#nextRound) this.#round = undefined;
    }
  }

  #syncOneNow(descriptor: number): void {
    try {
      this.#disk.now(descriptor);
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  async #syncOne(descriptor: number): Promise<void> {
    try {
      await this.#disk.later(descriptor);
    } catch (error) {
      if (!this.#running.has(descriptor)) return; // closed meanwhile, and synced before that
      this.#failed(error);
      throw error;
    }
  }
}
