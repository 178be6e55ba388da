import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CloseProtocol } from './closeProtocol';

const window = { canAnswer: vi.fn<() => boolean>(), ask: vi.fn<() => void>(), finish: vi.fn<() => void>() };
let closing: CloseProtocol;
beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
  window.canAnswer.mockReturnValue(true);
  closing = new CloseProtocol(window);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('CloseProtocol', () => {
  it('asks once and closes when the page confirms', () => {
    closing.request();
    closing.request();
    expect(window.ask).toHaveBeenCalledOnce();
    expect(window.finish).not.toHaveBeenCalled();
    closing.confirm();
    closing.confirm();
    vi.runAllTimers();
    expect(window.finish).toHaveBeenCalledOnce();
  });

  it('closes after five seconds without an answer', () => {
    closing.request();
    vi.advanceTimersByTime(4999);
    expect(window.finish).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(window.finish).toHaveBeenCalledOnce();
  });

  it('closes at once where the page cannot answer', () => {
    window.canAnswer.mockReturnValue(false);
    closing.request();
    expect(window.ask).not.toHaveBeenCalled();
    expect(window.finish).toHaveBeenCalledOnce();
  });

  it('closes at once when the page dies while it is asked', () => {
    closing.request();
    closing.pageGone();
    expect(window.finish).toHaveBeenCalledOnce();
  });

  it('stays open where the page refuses, and asks again the next time', () => {
    closing.request();
    closing.refuse();
    vi.runAllTimers();
    expect(window.finish).not.toHaveBeenCalled();
    closing.request();
    expect(window.ask).toHaveBeenCalledTimes(2);
    closing.confirm();
    expect(window.finish).toHaveBeenCalledOnce();
  });

  it('ignores a confirmation nobody asked for', () => {
    closing.confirm();
    closing.pageGone();
    expect(window.finish).not.toHaveBeenCalled();
  });
});
