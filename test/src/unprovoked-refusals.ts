/** Refusals that no test provokes by a request: the Chinese sentence of each, and the reason. */
export const UNPROVOKED: Readonly<Record<string, string>> = {
  另有工单正在并入本工单: 'needs two merges that cross within milliseconds; see intake/src/domain/merge.test.ts',
  暂时无法核验登录令牌: 'needs a sign-in system that does not answer; see host/src/auth/verifier.test.ts',
  负责此操作的服务暂时没有响应: 'only the edge of the cluster answers so; see host/src/edge/edge.test.ts',
  无法识别的事件类型: 'only a stored event of a newer version',
  该工单正被他人频繁修改: 'needs a writer that wins every race; see the contract suites of runtime',
  '*暂时无法使用': 'needs an engine that does not answer; see cluster/engines.test.ts',
  '压缩后仍超过9 MB，无法保存': 'needs a pack of more than 9 MB after compression; see version-store.test.ts',
  '处理超出时间或内存上限，已中止': 'needs a check of two minutes; see host/src/jurisdictions/worker/pool.ts',
  已有多项检查在排队: 'needs nine checks of seconds each; see host/src/jurisdictions/worker/pool.ts',
  本系统的辖区配置不可发布: 'only where the host is started without a store of versions, as in its own tests',
  这次提交此前已登记过工单: 'the loop answers the repeat first while it remembers the submission',
  这次提交此前已拆分过本工单: 'the loop answers the repeat first while it remembers the submission',
  '该时限已到期，或申请的暂停时间已过': 'needs an approval that comes too late; see sla/src/domain/changes',
  该回访还没到拨打时间: 'needs two agents who take the next call at once; see feedback/src/domain/queue/queue.test.ts',
  该链接已使用过或已失效: 'a page of the sign-in says it; see journeys/sign-in.test.ts',
  开发令牌只发给本机: 'needs a proxy or another name of the machine; see host/src/auth/auth.test.ts',
  '同一账号最多同时打开*个实时连接': 'needs 21 streams of one person; see host/src/http/end-streams.test.ts',
  本系统已不服务该辖区:
    'needs a ticket of a jurisdiction that was removed; see host/src/http/problems/problems.test.ts',
  请填写账号和姓名: 'only the command line that enters the first administrator says it',
  '口令连续输错，账号已锁定，*后可再试': 'a page of the sign-in says it; see journeys/sign-in.test.ts',
};
