import { Controller, Inject, Res, type StreamableFile } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  Call,
  causeOf,
  commandsToken,
  Endpoint,
  Input,
  sendFile,
  serviceToken,
  Upload,
  WORLD,
  type CallInfo,
  type FastifyReply,
  type UploadedFile,
  type World,
} from '@hotline/host/http';
import { Refusal, type RunningService } from '@hotline/runtime';
import type { IntakeCommands } from '../domain/commands';
import { mayAttach, noSuchFile, recordingOf } from '../domain/files/attach-file';
import type { Ticket } from '../domain/ticket';
import { viewOf } from '../domain/view';

/** Recordings of calls, what callers sent, and documents of the hotline. */
@Controller()
export class FilesController {
  constructor(
    @Inject(serviceToken('intake')) private readonly intake: RunningService<Ticket>,
    @Inject(WORLD) private readonly world: World,
    @Inject(commandsToken('intake')) private readonly commands: IntakeCommands,
  ) {}

  /** Refuses before it receives a file that the ticket cannot get. */
  @Endpoint(api.attachFile)
  async attach(
    @Input() { params: { ticketId }, query: { purpose } }: api.InputOf<typeof api.attachFile>,
    @Upload() upload: UploadedFile,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.attachFile>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const stored = await this.intake.loop.documents.load(ticketId);
    const may = mayAttach(stored?.state, { view: viewOf(jurisdiction), jurisdiction: call.jurisdiction });
    if ('refused' in may && may.refused !== 'too-many-files') throw new Refusal(may);
    const received = await this.world.files.receive(upload, jurisdiction.handling.files);
    const { recorded } = await this.intake.loop.execute(this.commands.attachFile, {
      id: ticketId,
      input: { ...received, purpose },
      cause: causeOf(call, this.commands.attachFile.name),
    });
    return { ...received, repeated: recorded.length === 0 };
  }

  @Endpoint(api.openRecording)
  async open(
    @Input() { params: { ticketId, fileId: file } }: api.InputOf<typeof api.openRecording>,
    @Call() call: CallInfo,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { stored } = await this.intake.loop.execute(this.commands.openRecording, {
      id: ticketId,
      input: { file },
      cause: causeOf(call, this.commands.openRecording.name),
    });
    const recording = recordingOf(stored.state, file);
    if (!recording) throw new Refusal(noSuchFile);
    return sendFile(this.world.files, { ...recording, ticketNo: stored.state.ticketNo }, reply);
  }
}
