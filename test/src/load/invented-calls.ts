/** Parts of invented calls, and pseudo-random numbers that are the same in every run. */
export const STEMS = '翠湖金河幸福阳光和平东方长江明珠紫荆银杏青松白云红旗建华新安永丰宝龙天河海棠玉兰春晓秋实文昌武林';
export const ENDINGS = ['小区', '花园', '新城', '家园', '路', '街', '苑', '公园'];
/** The lists of tickets take the first most often and the last least often; the comparison of calls takes all alike. */
export const TROUBLES = [
  '楼下烧烤摊油烟太大，窗户不敢开',
  '工地半夜施工，噪音吵得睡不着',
  '路灯不亮，晚上看不见路',
  '门口摆摊占道，车出不来',
  '电梯坏了半个月没有人修',
  '停水三天没有通知',
  '垃圾堆了一个星期没有清运',
  '下水道堵塞，污水流到路上',
  '违法搭建阳光房挡住消防通道',
  '暖气不热，室温只有十五度',
  '公交车等了一个小时也不来',
  '物业乱收停车费，不开发票',
];

let seed = 7;
/** Pseudo-random numbers that are the same in every run. */
export const dice = (): number => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
export const one = <T>(list: ArrayLike<T>): T => list[Math.floor(dice() * list.length)] as T;
