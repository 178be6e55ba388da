/** A call that the host will not carry out; the message is a sentence for the person, without paths, and reaches the window. */
export class CallRefusal extends Error {
  override readonly name = 'CallRefusal';
}
