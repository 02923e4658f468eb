import type { TicketKind } from '@hotline/jurisdiction';

export interface KindCue {
  readonly kind: TicketKind;
  readonly weight: number;
}

/** How callers say what they want: words of the language, not of a place. Two strong cues outweigh four weak ones. */
const CUES: Readonly<Record<TicketKind, Readonly<Record<'strong' | 'weak', string>>>> = {
  consultation: {
    strong: `请问 咨询 想问 问一下 问问 想了解 了解一下 怎么办理 如何办理 怎么申请 如何申请 怎么补办 怎么激活 怎么提取 怎么过户 怎么注册 怎么开 怎么领 怎么换 要带什么 带什么 想咨询 怎么报名 怎么交 怎么缴 怎么查 怎么预约 怎么报销 什么材料 哪些材料
      什么手续 哪些手续 什么流程 办理流程 什么条件 哪些条件 在哪办 在哪里办 去哪办 去哪里办 到哪里办 哪里可以 到哪办 是什么政策 有什么政策 电话是多少 需要带什么 什么标准`,
    weak: `多少钱 收费标准 几点 几号 什么时候 是否 吗 呢? 怎么弄 如何 哪里 哪个部门 规定 政策 流程 条件 补贴标准 能不能 可不可以 可以吗 是不是 有没有`,
  },
  help: {
    strong: `求助 救助 帮帮 帮忙 帮我 走失 寻找 修一下 维修一下 抢修 派人 请派 急需 恳请帮 需要帮助 修好 没水 没电 停水 停电 停气 停暖 断水 断电`,
    weak: `坏了 不亮 漏水 堵了 堵塞 塌陷 维修 修复 修理 清理一下 疏通 困难 尽快 暖气不热 不热 受困 被困 倒了 掉了 松动 井盖 协调`,
  },
  complaint: {
    strong: `投诉 扰民 没人管 无人管 不管 不作为 推诿 踢皮球 受不了 忍无可忍 睡不着 没法睡 无法休息 不处理 未处理 拒不 不退 乱收费 态度恶劣 态度差 欺骗`,
    weak: `影响 太吵 噪音 噪声 刺鼻 难闻 恶臭 臭味 油烟 占道 乱停 乱放 乱扔 脏 堵路 严重 拒绝 不给 拖欠 一直没 还没 多次反映`,
  },
  report: {
    strong: `举报 非法 违法 偷排 私搭乱建 违法建设 违建 违章建筑 无证经营 无照经营 假冒 造假 黑作坊 赌博 传销 偷倒 盗采 盗伐 偷税`,
    weak: `无证 私自 擅自 违规 过期 违章 偷偷 倒卖 超载 占用耕地 查处 严查`,
  },
  suggestion: {
    strong: `建议 提议 提个意见 增设 加装 希望增加 能否增加 能不能增加 希望能增加 能否设 能不能设 优化 建言`,
    weak: `应该设 改进 完善 合理化 方便大家 更好地 增加`,
  },
  praise: {
    strong: `表扬 点赞 锦旗 好评 赞扬 非常感谢 十分感谢 衷心感谢 特别感谢 深表感谢 感谢信 提出表扬`,
    weak: `感谢 热心 认真负责 服务好 态度好 感动 暖心`,
  },
};

const WEIGHT = { strong: 2, weak: 0.8 };

export const kindCues: readonly (readonly [string, KindCue])[] = Object.entries(CUES).flatMap(([kind, cues]) =>
  (['strong', 'weak'] as const).flatMap((strength) =>
    cues[strength]
      .split(/\s+/)
      .filter((phrase) => phrase !== '')
      .map((phrase) => [phrase, { kind: kind as TicketKind, weight: WEIGHT[strength] }] as const),
  ),
);
