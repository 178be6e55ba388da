import * as v from 'valibot';
import { backupRequestSchema, type BackupAnswer, type BackupPacker, type BackupRequest, type BackupUnpacker } from '../../shared/contracts/backupWorkContract';
import { createLocalWorkshop } from './backupTar';

const workshop = createLocalWorkshop();
let packer: BackupPacker | null = null;
let unpacker: BackupUnpacker | null = null;

async function answerTo(request: BackupRequest): Promise<BackupAnswer> {
  const { requestId } = request;
  switch (request.kind) {
    case 'pack':
      packer ??= workshop.startPacking();
      return { kind: 'packed', requestId, chunks: await packer.add(request.entries) };
    case 'finishPacking':
      packer ??= workshop.startPacking();
      return { kind: 'packed', requestId, chunks: await packer.finish() };
    case 'unpack':
      unpacker ??= workshop.startUnpacking();
      return { kind: 'unpacked', requestId, unpacked: await unpacker.take(request.bytes) };
    case 'finishUnpacking':
      unpacker ??= workshop.startUnpacking();
      return { kind: 'unpacked', requestId, unpacked: await unpacker.end() };
  }
}

function buffersOf(answer: BackupAnswer): ArrayBuffer[] {
  if (answer.kind === 'failed') return [];
  const parts = answer.kind === 'packed' ? answer.chunks : answer.unpacked.entries.map(({ bytes }) => bytes);
  return [...new Set(parts.map(({ buffer }) => buffer))];
}

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = v.parse(backupRequestSchema, event.data);
  void answerTo(request)
    .catch((error: unknown): BackupAnswer => ({ kind: 'failed', requestId: request.requestId, message: error instanceof Error ? error.message : String(error) }))
    .then((answer) => self.postMessage(answer, { transfer: buffersOf(answer) }));
});
