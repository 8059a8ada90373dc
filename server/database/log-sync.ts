/** The system calls that flush a file to the disk. */
export interface DiskSync {
  /** Rejects if the flush failed: anything written since the last success may be lost then. */
  later(descriptor: number): Promise<void>;
  now(descriptor: number): void;
}

/**
 * Group commit. PostgreSQL syncs its write-ahead log at each commit. That call returns immediately, so that the next
 * transaction can start. Responses wait for `synced()` instead, and one flush serves all commits since the last one.
 * Operations that depend on the log being on the disk (writing a table page, closing a log file) call `syncNow()`
 * first.
 */
export class LogSync {
  readonly #disk: DiskSync;
  readonly #failed: (error: unknown) => void;
  /** Descriptors of log files with commits that are not on the disk yet. */
  readonly #waiting = new Set<number>();
  /** Descriptors of log files that are being synced. */
  readonly #running = new Set<number>();
  #round: Promise<void> | undefined;
  #nextRound: Promise<void> | undefined;

  /**
   * `failed` is called when a flush fails. PostgreSQL panics in that case, because the state of the disk is unknown
   * (https://wiki.postgresql.org/wiki/Fsync_Errors).
   */
  constructor(disk: DiskSync, failed: (error: unknown) => void) {
    this.#disk = disk;
    this.#failed = failed;
  }

  request(descriptor: number): void {
    this.#waiting.add(descriptor);
  }

  /** Resolves when everything requested so far is on the disk. */
  async synced(): Promise<void> {
    if (this.#waiting.size === 0) return this.#round;
    this.#nextRound ??= (this.#round ?? Promise.resolve()).then(() => {
      this.#round = this.#nextRound;
      this.#nextRound = undefined;
      return this.#sync();
    });
    return this.#nextRound;
  }

  /** Blocks until everything requested so far is on the disk. */
  syncNow(): void {
    for (const descriptor of [...this.#running, ...this.#waiting]) this.#syncOneNow(descriptor);
    this.#waiting.clear();
  }

  /** Call before closing a file: its descriptor may be reused immediately. */
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
