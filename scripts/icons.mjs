// @ts-check
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureInstalled, projectRoot } from './install.mjs';

/**
 * Draws every icon of the program from electron/resources/icon.svg: the set for Linux, the containers for Windows and
 * macOS, and the browser edition's own. The results are committed; this runs again when the drawing changes.
 */
const resources = path.join(projectRoot, 'electron', 'resources');
const source = path.join(resources, 'icon.svg');
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 256];
/** The four letters by which macOS tells the sizes of pictures in an .icns file. */
const macTypes = [['icp4', 16], ['icp5', 32], ['icp6', 64], ['ic07', 128], ['ic08', 256], ['ic09', 512], ['ic10', 1024]];

await ensureInstalled();
const pictures = await draw(await readFile(source, 'utf8'), [...new Set([...linuxSizes, ...windowsSizes, 1024])]);
/** @param {number} size */
const picture = (size) => {
  const found = pictures.get(size);
  if (found === undefined) throw new Error(`No picture of ${size} pixels was drawn`);
  return found;
};
const folder = path.join(resources, 'icons');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const size of linuxSizes) await writeFile(path.join(folder, `${size}x${size}.png`), picture(size));
await writeFile(path.join(resources, 'icon.ico'), windowsContainer(windowsSizes.map((size) => ({ size, png: picture(size) }))));
await writeFile(path.join(resources, 'icon.icns'), macContainer(macTypes.map(([type, size]) => ({ type: String(type), png: picture(Number(size)) }))));
await copyFile(source, path.join(projectRoot, 'renderer', 'public', 'icon.svg'));
console.log(`Drawn: ${linuxSizes.length} pictures, icon.ico, icon.icns and the browser edition's icon.svg.`);

/**
 * @param {string} svg
 * @param {readonly number[]} sizes
 * @returns {Promise<Map<number, Buffer>>} PNG by size
 */
async function draw(svg, sizes) {
  const { chromium } = await import('@playwright/test');
  const { findChromium } = await import('./browsers.mjs');
  const found = await findChromium();
  if (!found.found) throw new Error(`The icons cannot be drawn: ${found.reason}`);
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ ...(found.path === '' ? {} : { executablePath: found.path }), args: isRoot ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    /** @type {Map<number, Buffer>} */
    const drawn = new Map();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      drawn.set(size, await page.screenshot({ omitBackground: true }));
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

/**
 * An .ico file: a directory of sixteen bytes a picture, then the pictures as PNG, which Windows reads since Vista.
 * @param {readonly { size: number, png: Buffer }[]} entries
 */
function windowsContainer(entries) {
  const header = Buffer.alloc(6 + 16 * entries.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(entries.length, 4);
  let place = header.length;
  for (const [index, { size, png }] of entries.entries()) {
    const at = 6 + 16 * index;
    // 256 does not fit into a byte and is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(place, at + 12);
    place += png.length;
  }
  return Buffer.concat([header, ...entries.map(({ png }) => png)]);
}

/**
 * An .icns file: each picture under its type and length, the whole under "icns".
 * @param {readonly { type: string, png: Buffer }[]} entries
 */
function macContainer(entries) {
  const chunks = entries.map(({ type, png }) => {
    const header = Buffer.alloc(8);
    header.write(type, 'latin1');
    header.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([header, png]);
  });
  const header = Buffer.alloc(8);
  header.write('icns', 'latin1');
  header.writeUInt32BE(8 + chunks.reduce((sum, { length }) => sum + length, 0), 4);
  return Buffer.concat([header, ...chunks]);
}
