/** Messages between the tabs of a site; reaches no other tab if the browser forbids it (blocked site data). */
export class TabChannel<Message> {
  #channel: BroadcastChannel | undefined;

  constructor(name: string, receive: (message: Message) => void) {
    try {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = ({ data }) => receive(data as Message);
    } catch {
      // This tab is on its own.
    }
  }

  post(message: Message): void {
    try {
      this.#channel?.postMessage(message);
    } catch {
      // The other tabs read the change from the storage, or never receive it.
    }
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
