/** What the tabs of a site tell one another; one that reaches nobody where the browser refuses it (blocked site data). */
export class TabChannel<Message> {
  #channel: BroadcastChannel | undefined;

  constructor(name: string, receive: (message: Message) => void) {
    try {
      this.#channel = new BroadcastChannel(name);
      this.#channel.onmessage = ({ data }) => receive(data as Message);
    } catch {
      // This tab is alone.
    }
  }

  post(message: Message): void {
    try {
      this.#channel?.postMessage(message);
    } catch {
      // The other tabs read it from the storage, or never hear of it.
    }
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
