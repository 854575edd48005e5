"""Words that state no fact, which editors put for one another: 但是 and 不过, 推动 and 促进, 居民 and 市民.

What tells two issues of a form apart is a name, a product, a place, a step of some scale. What an
editor changes are conjunctions, adverbs, verbs of saying and of doing, and the words for
people and things in general. These are a closed class, more or less, and listed here; all others may
be facts. So are two of these words that exclude one another (开始, 结束; 全省, 全市), and a word that denies what
the other text says (未, 不).

Wrong on purpose: a fact that is such a word (学生票, 居民用电) is told by what stands beside it or not at all.
"""

from __future__ import annotations

_CONNECTING = """
    但是 不过 然而 可是 却是 由于 因为 因此 所以 因而 于是 此外 另外 同时 与此同时 以及 并且 而且 不仅 不但
    不只是 如果 倘若 假如 若是 虽然 尽管 即使 或者 还是 其中 当中 这当中 之中 尤其 特别 特别是 尤其是 总之
    例如 比如 譬如 对此 为此 按照 依照 根据 依据 通过 经过 经由 随着 为了 围绕 关于 对于 除了 直到 截至 截止
    自从 来自 以便 从而 进而 甚至 乃至
"""
_MODIFYING = """
    非常 十分 极其 相当 比较 更加 愈加 日益 越来越 进一步 不断 目前 当前 眼下 当下 现在 如今 现今 时下 已经
    业已 曾经 正在 将要 即将 立即 立刻 马上 随即 随后 然后 接着 此后 之后 以后 此前 之前 以前 以来 近年来
    这些年 今年以来 今年来 近日 日前 近期 最近 不久前 一直 始终 长期 往往 常常 经常 通常 时常 再次 再度
    又一次 首次 第一次 逐步 逐渐 渐渐 明显 显著 大约 左右 上下 将近 接近 超过 整整 差不多 至少 仅仅 只有
    必须 务必 应当 应该 可以 能够 可能 也许 或许 全部 所有 一切 整个 一些 部分 1些 1直 1切 1定 1律 1样 进1步
    又1次 许多 不少 大量 众多 诸多 多数 大多 各种 各类 多种 有关 相关 重要 关键 主要 核心 巨大 突出 积极
    主动 认真 切实 扎实 严格 全面 充分 有效 有力 大力 着力 稳步 快速 迅速 及时 尽快 顺利 成功 圆满 热烈 隆重
    深入 广泛 普遍 共同 1起 一起 一同 1同 分别 先后 陆续 相继 纷纷 直接 专门 特意 正式 继续 持续 努力 奋力
    全力 我国 中国 全国 我省 全省 本省 该省 我市 全市 本市 该市 我县 全县 本县 该县 我区 全区 本区 该区 当地
    本地 这里 那里 此地 晚上 夜间 夜里 夜晚 早上 早晨 清晨 凌晨 傍晚 深夜 当天 当日 当晚 次日 第2天 这天
"""
_SAYING = """
    表示 指出 强调 认为 觉得 介绍 透露 获悉 了解 得知 听说 宣布 公布 称 谈到 提到 说道 坦言 直言 表态 声明
    说明 解释 回应 反映 报道 据悉 据了解 据介绍 看到 发现 注意到 见到 提出 要求 呼吁 建议 希望 期待 相信
    感到 告诉 回忆 感慨 补充 写道 评价 会见时 聚焦 关注 最新 独家 头条 快讯 消息
"""
_DOING = """
    开展 进行 举行 举办 召开 主办 组织 安排 实施 推进 推动 促进 加强 强化 加快 提高 提升 增强 改善 改进 优化
    扩大 完善 健全 建立 设立 成立 建设 修建 兴建 打造 构建 营造 形成 实现 达成 达到 完成 做完 做好 落实 贯彻
    执行 坚持 保持 维护 保障 确保 保证 支持 支撑 帮助 协助 扶持 服务 提供 给予 给与 采取 采用 使用 利用 运用
    应用 参加 参与 出席 加入 来到 前往 赶到 赶赴 到达 抵达 开始 启动 展开 结束 成为 作为 属于 具有 拥有 具备
    包括 包含 涉及 影响 冲击 造成 导致 引起 引发 带来 产生 出现 发生 存在 面临 面对 需要 取得 获得 获取 得到
    赢得 受到 遭到 接受 致力 集中 位于 地处 坐落 负责 承担 担负 解决 处理 处置 应对 检查 查看 视察 考察 调研
    走访 看望 慰问 安全 注意 留意 防范 预防 避免 防止 减轻 缓解 打击 查处 发展 进展 进步 变化 转变 变成 选择
    决定 确定 明确
"""
_IN_GENERAL = """
    首先 第1 其次 第2 最后 事务 今天 今日 每天 每日 问题 难题 情况 状况 形势 方面 领域 方式 方法
    办法 措施 举措 工作 任务 活动 作用 意义 目标 目的 原因 结果 成果 成绩 成效 经验 工作人员 职员 人员 职工
    员工 居民 市民 百姓 老百姓 群众 民众 公众 大众 人民 企业 公司 单位 部门 机构 机关 孩子 儿童 小孩 学生
    同学 学员 医院 医疗机构 警方 公安机关 民警 警察 记者 本报记者 笔者 负责人 领导 干部 专家 学者 人士 代表
    朋友 先生 女士 读者 时候 时间 时期 期间 阶段 地方 地区 地点 现场 附近 周围 周边 门口 其他 其它 其余 别的
    本报 本刊 我们 他们 它们 大家 自己 本人
"""
_ENDINGS = "了着过的地得到"
_OPPOSED = """
    开始 启动 展开 | 结束 完成 做完
    全部 所有 一切 整个 | 部分 1些 一些 | 许多 不少 大量 众多 诸多 多数 大多
    全国 我国 中国 | 全省 我省 本省 该省 | 全市 我市 本市 该市 | 全县 我县 本县 该县 | 全区 我区 本区 该区
    首次 第1次 第一次 | 再次 再度 又1次 又一次
    已经 业已 曾经 | 正在 | 将要 即将
    早上 早晨 清晨 凌晨 | 上午 | 中午 | 下午 | 傍晚 | 晚上 夜间 夜里 夜晚 当晚 深夜
    支持 支撑 帮助 协助 扶持 服务 保障 | 打击 查处
    超过 | 接近 将近 | 至少
    来到 抵达 到达 | 前往 赶赴 | 离开
    首先 第1 | 其次 第2 | 最后
    以前 之前 此前 | 以后 之后 此后
"""
"""Words of which one excludes those between other bars of its line: put for one another they are facts."""
_DENIALS = ("不", "未", "没", "无", "非", "没有", "尚未", "不再", "并未", "并非", "从未")
_AFFIRMED = ("已", "已经", "均", "都", "有", "将", "可", "能", "会", "曾", "再", "仍")
"""What a denial is put for; most are only added."""
_WORDINGS = frozenset(" ".join((_CONNECTING, _MODIFYING, _SAYING, _DOING, _IN_GENERAL)).split())


_PLACES: dict[str, list[tuple[str, int]]] = {}
"""For each letter the words it is in, and where."""
_STEPS: dict[str, set[tuple[int, int]]] = {}
for _scale, _line in enumerate(_OPPOSED.strip().splitlines()):
    for _step, _words in enumerate(_line.split("|")):
        for _word in _words.split():
            _STEPS.setdefault(_word, set()).add((_scale, _step))
_STEP_LETTERS = frozenset("".join(_STEPS))
_LONGEST = max(map(len, _STEPS))
for _word in _WORDINGS:
    for _place, _letter in enumerate(_word):
        _PLACES.setdefault(_letter, []).append((_word, _place))


def states_nothing(text: str, start: int, end: int) -> bool:
    """True when all letters of a place, at least one, belong to words that state no fact (指出, 宣布).

    The words may reach beyond the place: 宣 before 布.
    """
    at = start
    while at < end:
        reached = at + (at > start and text[at] in _ENDINGS)
        for word, place in _PLACES.get(text[at], ()):
            if place <= at and text.startswith(word, at - place):
                reached = max(reached, at - place + len(word))
        if reached == at:
            return False
        at = reached
    return start < end


def are_opposed(a: str, at_a: tuple[int, int], b: str, at_b: tuple[int, int]) -> bool:
    """True when the words at two places, of a letter at least, exclude one another (全部, 部分; 开始, 结束)."""
    if not (a[slice(*at_a)][:1] in _STEP_LETTERS and b[slice(*at_b)][:1] in _STEP_LETTERS):
        return False
    one, other = _steps_at(a, *at_a), _steps_at(b, *at_b)
    scales = {scale for scale, _ in one} & {scale for scale, _ in other}
    return bool(scales) and not one & other


def _steps_at(text: str, start: int, end: int) -> set[tuple[int, int]]:
    """The steps of the words that hold all letters of a place."""
    found: set[tuple[int, int]] = set()
    for low in range(max(0, end - _LONGEST), start + 1):
        for high in range(max(end, low + 1), low + _LONGEST + 1):
            found |= _STEPS.get(text[low:high], set())
    return found


def is_denied(x: str, y: str) -> bool:
    """True when one of two readings denies what the other says (符合, 不符合; 已, 未)."""
    if x in _DENIALS or y in _DENIALS:
        other = y if x in _DENIALS else x
        return not other or other in _AFFIRMED
    short, long = sorted((x, y), key=len)
    return bool(short) and long.endswith(short) and long[: -len(short)] in _DENIALS
