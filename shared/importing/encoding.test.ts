import { describe, expect, test } from 'vitest';
import { decodeText } from './encoding';

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  if (mark) units.unshift(0xfeff);
  return Uint8Array.from(units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

const quoted = '486520736169643a209357652063616e927420776169742e942054686520636166e9207761732066756c6c209620616761696e2e';
const chinese = 'd6d0b9facde2bdbbb2bfb7a2d1d4c8cbbdf1ccecb1edcabea3accbabb7bdbdf8d0d0c1cbccb9c2cab5c4bdbbc1f7a1a3';
const mixed = '5468652073706f6b65736d616e2028b7a2d1d4c8cb2920736169643a20cbabb7bdcdacd2e2';
const russian = 'cef4e8f6e8e0ebfcedfbe920eff0e5e4f1f2e0e2e8f2e5ebfc20e7e0ffe2e8eb20f1e5e3eee4edff2c20f7f2ee20f1f2eef0eeedfb20eff0eee2e5ebe820eef2eaf0eee2e5ededfbe920eee1ece5ed20ecede5ede8ffece82e';
const wide = 'Ünïcode “text”\nof two lines, 中文 and \u{1F1E8}\u{1F1F3}';

describe('reads', () => {
  test.each([
    { name: 'UTF-8', bytes: utf8(wide), encoding: 'utf-8', text: wide },
    { name: 'UTF-8 with its mark', bytes: join(fromHex('efbbbf'), utf8(wide)), encoding: 'utf-8', text: wide },
    { name: 'UTF-16 LE with mark', bytes: utf16(wide, 'le', true), encoding: 'utf-16le', text: wide },
    { name: 'UTF-16 BE with mark', bytes: utf16(wide, 'be', true), encoding: 'utf-16be', text: wide },
    { name: 'UTF-16 LE without mark', bytes: utf16(wide, 'le', false), encoding: 'utf-16le', text: wide },
    { name: 'UTF-16 BE without mark', bytes: utf16(wide, 'be', false), encoding: 'utf-16be', text: wide },
    { name: 'Chinese in UTF-16 LE without mark', bytes: utf16('双方进行了坦率的交流。\n发言人说。', 'le', false), encoding: 'utf-16le', text: '双方进行了坦率的交流。\n发言人说。' },
    { name: 'Windows-1252', bytes: fromHex(quoted), encoding: 'windows-1252', text: 'He said: “We can’t wait.” The café was full – again.' },
    { name: 'every sign of Windows-1252', bytes: fromHex('80828384858687' + '88898a8b8c8e9192939495969798999a9b9c9e9f'), encoding: 'windows-1252', text: '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ' },
    { name: 'GBK', bytes: fromHex(chinese), encoding: 'gb18030', text: '中国外交部发言人今天表示，双方进行了坦率的交流。' },
    { name: 'GBK within English', bytes: fromHex(mixed), encoding: 'gb18030', text: 'The spokesman (发言人) said: 双方同意' },
    { name: 'Windows-1251', bytes: fromHex(russian), encoding: 'windows-1251', text: 'Официальный представитель заявил сегодня, что стороны провели откровенный обмен мнениями.' },
    { name: 'plain ASCII', bytes: utf8('plain'), encoding: 'utf-8', text: 'plain' },
  ])('$name', ({ bytes, encoding, text }) => {
    const decoded = decodeText(bytes, false);
    expect({ encoding: decoded?.encoding, text: decoded?.text }).toEqual({ encoding, text });
  });
});

describe('a page says its encoding', () => {
  test.each([
    { name: 'in a meta element', head: '<html><head><meta charset="gbk"></head><body>', encoding: 'gb18030' },
    { name: 'in an http-equiv', head: '<html><head><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"></head><body>', encoding: 'gb18030' },
    { name: 'in an XML declaration', head: "<?xml version='1.0' encoding='GB18030'?><html><body>", encoding: 'gb18030' },
    { name: 'in single quotes and far down', head: `<html><head><script>${'x'.repeat(3000)}</script><meta charset='GBK'></head><body>`, encoding: 'gb18030' },
  ])('$name', ({ head, encoding }) => {
    const decoded = decodeText(join(utf8(head), fromHex('d6d0c3c0')), true);
    expect(decoded).toEqual({ text: `${head}中美`, encoding, warnings: [] });
  });

  test('valid UTF-8 is believed before a wrong declaration', () => {
    const page = '<meta charset="iso-8859-1"><p>café – 中';
    expect(decodeText(utf8(page), true)).toEqual({ text: page, encoding: 'utf-8', warnings: [] });
  });

  test('an unknown declaration is passed over', () => {
    expect(decodeText(join(utf8('<meta charset="x-nonsense"><p>'), fromHex(quoted)), true)?.encoding).toBe('windows-1252');
  });
});

describe('tells what it could not be sure of', () => {
  test('a guess', () => {
    expect(decodeText(fromHex(quoted), false)?.warnings).toEqual([
      'The file does not say how it is encoded; it was read as Windows-1252 (Western European).',
    ]);
  });

  test('a character cut in two', () => {
    const decoded = decodeText(join(utf8('双方进行了坦率的交流'), fromHex('e4b8')), false);
    expect(decoded?.encoding).toBe('utf-8');
    expect(decoded?.text).toBe('双方进行了坦率的交流\ufffd');
    expect(decoded?.warnings).toEqual(['1 place in the file is not valid UTF-8 and is shown as \ufffd.']);
  });

  test('but not replacement characters that the file holds itself', () => {
    expect(decodeText(utf8('a\ufffdb'), false)).toEqual({ text: 'a\ufffdb', encoding: 'utf-8', warnings: [] });
  });

  test('bytes that do not fit what the page declares', () => {
    const decoded = decodeText(join(utf8('<meta charset="shift_jis"><p>'), fromHex('8a4f96b18a')), true);
    expect(decoded?.encoding).toBe('shift_jis');
    expect(decoded?.warnings[0]).toMatch(/^1 place in the file is not valid Shift JIS/);
  });
});

test('UTF-32 is not read', () => {
  expect(decodeText(fromHex('fffe00004100000042000000'), false)).toBeNull();
});
