<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccuracyCharts</name>
    <message>
        <source> of %1 test photos</source>
        <translation>（%1 张测试照片）</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation>，共 %1</translation>
    </message>
    <message>
        <source> at %1 px</source>
        <translation>，%1 像素</translation>
    </message>
    <message>
        <source>, measured by us</source>
        <translation>，由我们测量</translation>
    </message>
    <message>
        <source>, as the file states</source>
        <translation>，如文件所述</translation>
    </message>
    <message>
        <source>Accuracy against time</source>
        <translation>准确率与时间</translation>
    </message>
    <message>
        <source>Accuracy against %1</source>
        <translation>准确率与%1</translation>
    </message>
    <message>
        <source>No network with a stated accuracy is measured yet.</source>
        <translation>尚未测量说明了准确率的网络。</translation>
    </message>
    <message>
        <source>No pinned network&apos;s weights state an accuracy.</source>
        <translation>没有钉选网络的权重说明准确率。</translation>
    </message>
    <message>
        <source>top-1 accuracy (%)</source>
        <translation>top-1 准确率 (%)</translation>
    </message>
    <message>
        <source>time (ms)</source>
        <translation>时间 (ms)</translation>
    </message>
    <message>
        <source>%1 (millions)</source>
        <translation>%1（百万）</translation>
    </message>
    <message>
        <source>; top-1 accuracy %1</source>
        <translation>；top-1 准确率 %1</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>95 % interval of so many photos: %1 to %2 %</source>
        <translation>这么多照片的 95 % 区间：%1 到 %2 %</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Replace the file?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>“%1” exists already. Shall it be replaced?</source>
        <translation>“%1”已存在。要替换吗？</translation>
    </message>
    <message>
        <source>Write over the old file</source>
        <translation>覆盖旧文件</translation>
    </message>
    <message>
        <source>Keep the old file</source>
        <translation>保留旧文件</translation>
    </message>
</context>
<context>
    <name>BottleneckCharts</name>
    <message>
        <source>Into %1 dimensions and back</source>
        <translation>变换到 %1 维再返回</translation>
    </message>
    <message>
        <source>Many random matrices: what is lost over the number of dimensions</source>
        <translation>许多随机矩阵：损失随维数的变化</translation>
    </message>
    <message>
        <source>dimensions n</source>
        <translation>维数 n</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>error after the best fit (median)</source>
        <translation>最佳拟合后的误差（中位数）</translation>
    </message>
    <message>
        <source>10th percentile</source>
        <translation>第 10 百分位</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>第 90 百分位</translation>
    </message>
    <message>
        <source>points that collapse (mean)</source>
        <translation>塌缩的点（均值）</translation>
    </message>
    <message>
        <source>(n + 1) / 2^n</source>
        <translation>(n + 1) / 2^n</translation>
    </message>
    <message>
        <source>n = %1: %2, from %3 to %4</source>
        <translation>n = %1：%2，从 %3 到 %4</translation>
    </message>
    <message>
        <source>The activations in %1 dimensions</source>
        <translation>%1 维中的各种激活函数</translation>
    </message>
    <message>
        <source>error after the best fit (%): median, 10th to 90th percentile</source>
        <translation>最佳拟合后的误差 (%)：中位数，第 10 至第 90 百分位</translation>
    </message>
    <message>
        <source>error after the best fit</source>
        <translation>最佳拟合后的误差</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>h-swish</source>
        <translation>h-swish</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>Over n</source>
        <translation>随 n</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Draw some points in the tab “Draw”: press the mouse and move.</source>
        <translation>在“绘制”标签页中画一些点：按下鼠标并移动。</translation>
    </message>
    <message>
        <source>“Try here” tries %1 random matrices for every n from 2 to 30.</source>
        <translation>“在此试验”会对 2 到 30 的每个 n 试验 %1 个随机矩阵。</translation>
    </message>
    <message>
        <source>“Try here” tries many random matrices with each activation.</source>
        <translation>“在此试验”会对每种激活函数试验许多随机矩阵。</translation>
    </message>
</context>
<context>
    <name>BottleneckFigure</name>
    <message>
        <source>the points</source>
        <translation>原来的点</translation>
    </message>
    <message>
        <source>%1 in the plane</source>
        <translation>平面上的 %1 个点</translation>
    </message>
    <message>
        <source>as they came back</source>
        <translation>返回后的点</translation>
    </message>
    <message>
        <source>error %1, collapsed %2</source>
        <translation>误差 %1，塌缩 %2</translation>
    </message>
    <message>
        <source>after the best fit</source>
        <translation>最佳拟合之后</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>误差 %1</translation>
    </message>
</context>
<context>
    <name>ChartCatalogue</name>
    <message>
        <source>Comparison: %1</source>
        <translation>对比：%1</translation>
    </message>
    <message>
        <source>Comparison: Time by operator</source>
        <translation>对比：按算子的时间</translation>
    </message>
    <message>
        <source>Diagram: %1</source>
        <translation>结构图：%1</translation>
    </message>
    <message>
        <source>Along the network: %1</source>
        <translation>沿网络：%1</translation>
    </message>
    <message>
        <source>Comparison: %1 by operator</source>
        <translation>对比：按算子的%1</translation>
    </message>
    <message>
        <source>Sweep: multiply-adds against time</source>
        <translation>扫描：乘加数与时间</translation>
    </message>
    <message>
        <source>Sweep: accuracy against multiply-adds</source>
        <translation>扫描：准确率与乘加数</translation>
    </message>
    <message>
        <source>Sweep: accuracy against time</source>
        <translation>扫描：准确率与时间</translation>
    </message>
    <message>
        <source>Sweep: heat map of %1</source>
        <translation>扫描：%1 的热图</translation>
    </message>
    <message>
        <source>Comparison: Time by stage</source>
        <translation>对比：按阶段的时间</translation>
    </message>
    <message>
        <source>Comparison: Multiply-adds by stage</source>
        <translation>对比：按阶段的乘加数</translation>
    </message>
    <message>
        <source>Comparison: time beyond multiply-adds, by operator</source>
        <translation>对比：超出乘加数的时间，按算子</translation>
    </message>
    <message>
        <source>Comparison: time beyond multiply-adds, by layer</source>
        <translation>对比：超出乘加数的时间，按层</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>%1 by operator</source>
        <translation>按算子的%1</translation>
    </message>
    <message>
        <source>%1 by layer</source>
        <translation>按层的%1</translation>
    </message>
    <message>
        <source>%1 by stage</source>
        <translation>按阶段的%1</translation>
    </message>
    <message>
        <source>Every run, in order</source>
        <translation>每次运行，按顺序</translation>
    </message>
    <message>
        <source>How the runs spread</source>
        <translation>各次运行的分布</translation>
    </message>
    <message>
        <source>Peak of this machine&apos;s arithmetic</source>
        <translation>这台机器的运算峰值</translation>
    </message>
    <message>
        <source>How fast this machine reads</source>
        <translation>这台机器读取多快</translation>
    </message>
    <message>
        <source>Comparison: Accuracy against multiply-adds</source>
        <translation>对比：准确率与乘加数</translation>
    </message>
    <message>
        <source>Comparison: Accuracy against time</source>
        <translation>对比：准确率与时间</translation>
    </message>
</context>
<context>
    <name>ColumnHelp</name>
    <message>
        <source>The letter that follows a pinned network through every view</source>
        <translation>在所有视图中代表已钉选网络的字母</translation>
    </message>
    <message>
        <source>Family, width, resolution and what else differs from the paper&apos;s standard</source>
        <translation>系列、宽度、分辨率以及其他与论文标准不同之处</translation>
    </message>
    <message>
        <source>Kinds of operators in this part</source>
        <translation>此部分中的算子种类</translation>
    </message>
    <message>
        <source>What the layer computes</source>
        <translation>该层计算什么</translation>
    </message>
    <message>
        <source>Trained values: weights, biases and batch norm&apos;s two a channel</source>
        <translation>训练得到的值：权重、偏置以及批归一化每通道两个值</translation>
    </message>
    <message>
        <source>Multiply-adds of convolutions and fully connected layers, as the papers count</source>
        <translation>卷积层和全连接层的乘加数，按论文的方式计数</translation>
    </message>
    <message>
        <source>This part of the whole network&apos;s multiply-adds</source>
        <translation>此部分占整个网络乘加数的比例</translation>
    </message>
    <message>
        <source>Share of the multiply-adds that is done after this layer</source>
        <translation>到此层为止已完成的乘加数比例</translation>
    </message>
    <message>
        <source>Share of the layers&apos; time that has passed after this layer</source>
        <translation>到此层为止已用去的各层时间比例</translation>
    </message>
    <message>
        <source>Every operation, a multiply-add being two</source>
        <translation>所有运算，一次乘加计为两次</translation>
    </message>
    <message>
        <source>Input and weights, each read once</source>
        <translation>输入和权重，各读取一次</translation>
    </message>
    <message>
        <source>Output, written once</source>
        <translation>输出，写入一次</translation>
    </message>
    <message>
        <source>Operations for each byte read or written: few mean that memory decides</source>
        <translation>每读写一个字节的运算数：少则由内存决定速度</translation>
    </message>
    <message>
        <source>Maps that must be kept while this layer runs</source>
        <translation>此层运行时必须保留的特征图</translation>
    </message>
    <message>
        <source>Maps that this layer makes</source>
        <translation>此层产生的特征图</translation>
    </message>
    <message>
        <source>Median time on this machine, measured with profiling</source>
        <translation>在这台机器上的中位时间，逐层计时测得</translation>
    </message>
    <message>
        <source>Median distance of the runs from the median time</source>
        <translation>各次运行与中位时间之差的中位数</translation>
    </message>
    <message>
        <source>Time for a million multiply-adds: the less the better</source>
        <translation>每百万次乘加的时间：越少越好</translation>
    </message>
    <message>
        <source>This part of the sum of all layers&apos; times</source>
        <translation>此部分占各层时间总和的比例</translation>
    </message>
    <message>
        <source>Thousand million operations a second, as reached here</source>
        <translation>每秒十亿次运算，此处实际达到的值</translation>
    </message>
    <message>
        <source>Thousand million bytes a second, as moved here</source>
        <translation>每秒十亿字节，此处实际传输的值</translation>
    </message>
    <message>
        <source>Speed reached, as a share of what this processor computes at most</source>
        <translation>达到的速度占此处理器最高运算速度的比例</translation>
    </message>
    <message>
        <source>Speed reached, as a share of what the memory&apos;s bandwidth leaves</source>
        <translation>达到的速度占内存带宽所允许速度的比例</translation>
    </message>
    <message>
        <source>Median time with the first plan</source>
        <translation>第一种计划的中位时间</translation>
    </message>
    <message>
        <source>Median time with the second plan</source>
        <translation>第二种计划的中位时间</translation>
    </message>
    <message>
        <source>Time of the first plan less that of the second</source>
        <translation>第一种计划的时间减去第二种的时间</translation>
    </message>
    <message>
        <source>Steps that the first plan makes of these layers</source>
        <translation>第一种计划把这些层分成的步数</translation>
    </message>
    <message>
        <source>Steps that the second plan makes of these layers</source>
        <translation>第二种计划把这些层分成的步数</translation>
    </message>
    <message>
        <source>What it would take if each multiply-add took the baseline&apos;s time</source>
        <translation>若每次乘加都用基准网络的时间，所需的时间</translation>
    </message>
    <message>
        <source>Time that the multiply-adds do not explain</source>
        <translation>乘加数不能解释的时间</translation>
    </message>
    <message>
        <source>Median time of a run on this machine</source>
        <translation>在这台机器上运行一次的中位时间</translation>
    </message>
    <message>
        <source>The fastest run</source>
        <translation>最快的一次运行</translation>
    </message>
    <message>
        <source>Nineteen of twenty runs take at most this</source>
        <translation>二十次运行中有十九次不超过此值</translation>
    </message>
    <message>
        <source>The first run, before anything is in the caches</source>
        <translation>第一次运行，此时缓存中还没有任何内容</translation>
    </message>
    <message>
        <source>Runs that count, after warming up</source>
        <translation>预热之后计入的运行次数</translation>
    </message>
    <message>
        <source>How often the network&apos;s turn came; the networks are measured in turn</source>
        <translation>该网络轮到的次数；各网络轮流测量</translation>
    </message>
    <message>
        <source>Share of test photos whose right class was the likeliest</source>
        <translation>正确类别排在首位的测试照片比例</translation>
    </message>
    <message>
        <source>Who published the accuracy</source>
        <translation>准确率由谁发表</translation>
    </message>
    <message>
        <source>No other network is more accurate with fewer multiply-adds</source>
        <translation>没有其他网络以更少的乘加数达到更高的准确率</translation>
    </message>
    <message>
        <source>No other network is more accurate in less time here</source>
        <translation>没有其他网络在此以更短的时间达到更高的准确率</translation>
    </message>
    <message>
        <source>Whether the runs scatter so much that the time should not be trusted</source>
        <translation>各次运行是否分散到不应相信该时间的程度</translation>
    </message>
    <message>
        <source>What makes the time doubtful, and what helps</source>
        <translation>时间为何存疑，以及如何改善</translation>
    </message>
    <message>
        <source>The network with fewer multiply-adds, which takes longer all the same</source>
        <translation>乘加数较少、却用时更长的网络</translation>
    </message>
    <message>
        <source>The network with more multiply-adds, which is done sooner</source>
        <translation>乘加数较多、却更早完成的网络</translation>
    </message>
    <message>
        <source>Multiply-adds of the first network divided by those of the second</source>
        <translation>第一个网络的乘加数除以第二个的</translation>
    </message>
    <message>
        <source>Time of the first network divided by that of the second</source>
        <translation>第一个网络的时间除以第二个的</translation>
    </message>
    <message>
        <source>The runs in the order in which they were made</source>
        <translation>各次运行，按进行的顺序</translation>
    </message>
    <message>
        <source>The first run, warming up, or a run that counts</source>
        <translation>首次运行、预热或计入的运行</translation>
    </message>
    <message>
        <source>Lower end of the range in which the value lies</source>
        <translation>该值所在范围的下限</translation>
    </message>
    <message>
        <source>Upper end of the range in which the value lies</source>
        <translation>该值所在范围的上限</translation>
    </message>
    <message>
        <source>The order that you predicted</source>
        <translation>您预测的顺序</translation>
    </message>
    <message>
        <source>The order that was measured</source>
        <translation>测得的顺序</translation>
    </message>
    <message>
        <source>Pairs that you put in the right order</source>
        <translation>您排对顺序的配对数</translation>
    </message>
    <message>
        <source>%1. A click sorts the rows by it.</source>
        <translation>%1。点击可按此列排序。</translation>
    </message>
    <message>
        <source>How many times as long as (width × resolution)² makes of the time of the largest network of its kind</source>
        <translation>与同类最大网络的时间按 (宽度 × 分辨率)² 折算的时间相比的倍数</translation>
    </message>
    <message>
        <source>The shortest time of this bar&apos;s runs, at least</source>
        <translation>此条各次运行时间的下限</translation>
    </message>
    <message>
        <source>The longest time of this bar&apos;s runs, at most</source>
        <translation>此条各次运行时间的上限</translation>
    </message>
    <message>
        <source>Counted runs that took so long</source>
        <translation>时间在此范围内的计数运行次数</translation>
    </message>
    <message>
        <source>Of all counted runs</source>
        <translation>占全部计数运行的份额</translation>
    </message>
</context>
<context>
    <name>CompareCharts</name>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Activation memory, all layers</source>
        <translation>激活内存（所有层）</translation>
    </message>
    <message>
        <source>Activation memory, peak</source>
        <translation>激活内存（峰值）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
    <message>
        <source>No network is pinned.</source>
        <translation>没有钉选的网络。</translation>
    </message>
    <message>
        <source>Time by operator</source>
        <translation>按算子的时间</translation>
    </message>
    <message>
        <source>Measured at different times, when the machine may have been slower or faster. “Measure all” takes them in turn.</source>
        <translation>在不同时间测量，期间机器可能变慢或变快。“全部测量”会轮流测量它们。</translation>
    </message>
    <message>
        <source>(The times were taken apart; “Measure all” takes them in turn.)</source>
        <translation>（这些时间是分开测量的；“全部测量”会轮流测量它们。）</translation>
    </message>
    <message>
        <source>Time per million %1</source>
        <translation>每百万 %1 的时间</translation>
    </message>
    <message>
        <source>%1 by operator</source>
        <translation>按算子的%1</translation>
    </message>
    <message>
        <source>%1 has %2 times the %3 of %4 and takes %5 times its time.</source>
        <translation>%1 的%3是 %4 的 %2 倍，所用时间是其 %5 倍。</translation>
    </message>
    <message>
        <source>%1 has %2 times the %3 of %4; its time is not measured yet.</source>
        <translation>%1 的%3是 %4 的 %2 倍；尚未测量其时间。</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>测量于 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, today %2 (%3)</source>
        <translation>%1，今天 %2（%3）</translation>
    </message>
    <message>
        <source>%1 = %2 / %3, that of %4</source>
        <translation>%1 = %2 / %3（%4 的值）</translation>
    </message>
    <message>
        <source>= %1 / %2 million</source>
        <translation>= %1 / %2 百万</translation>
    </message>
    <message>
        <source>the most that the maps take at once, while one of %1 layers runs</source>
        <translation>运行 %1 层中某一层时，特征图同时占用的最大内存</translation>
    </message>
    <message>
        <source>the sum over its %1 layers</source>
        <translation>其 %1 层之和</translation>
    </message>
    <message>
        <source>%1&apos;s time is doubtful: %2</source>
        <translation>%1 的时间存疑：%2</translation>
    </message>
    <message>
        <source>Doubtful as well: %1.</source>
        <translation>同样存疑：%1。</translation>
    </message>
</context>
<context>
    <name>CompareStages</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>maps of the input&apos;s side</source>
        <translation>与输入同边长的特征图</translation>
    </message>
    <message>
        <source>maps of 1/%1 of the side</source>
        <translation>边长为 1/%1 的特征图</translation>
    </message>
    <message>
        <source>Time by stage</source>
        <translation>按阶段的时间</translation>
    </message>
    <message>
        <source>Multiply-adds (papers) by stage</source>
        <translation>按阶段的乘加数（论文口径）</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>multiply-adds (papers), %1</source>
        <translation>乘加数（论文口径），%1</translation>
    </message>
    <message>
        <source>%1 less %2</source>
        <translation>%1 减 %2</translation>
    </message>
    <message>
        <source>time (ms), %1</source>
        <translation>时间 (ms)，%1</translation>
    </message>
    <message>
        <source>%1 less %2 (ms)</source>
        <translation>%1 减 %2 (ms)</translation>
    </message>
    <message>
        <source>of %1&apos;s time (%)</source>
        <translation>占 %1 时间的份额 (%)</translation>
    </message>
    <message>
        <source>%1&apos;s layers beyond their multiply-adds at %2&apos;s pace</source>
        <translation>%1 的各层超出其乘加数按 %2 速度所需的时间</translation>
    </message>
    <message>
        <source>%1&apos;s operators beyond their multiply-adds at %2&apos;s pace</source>
        <translation>%1 的各算子超出其乘加数按 %2 速度所需的时间</translation>
    </message>
    <message>
        <source>Measure both networks to see where the time goes.</source>
        <translation>测量两个网络，看看时间花在哪里。</translation>
    </message>
    <message>
        <source>time beyond %1&apos;s pace</source>
        <translation>超出 %1 速度的时间</translation>
    </message>
    <message>
        <source>%1 multiply-adds at %2&apos;s pace: %3; measured: %4; beyond: %5</source>
        <translation>%1 次乘加按 %2 的速度：%3；实测：%4；超出：%5</translation>
    </message>
    <message>
        <source>At %1&apos;s time per multiply-add the layers of %2 would take %3; they take %4.</source>
        <translation>按 %1 每次乘加的时间，%2 的各层需要 %3；实际用 %4。</translation>
    </message>
    <message>
        <source>What it takes beyond that: %1.</source>
        <translation>超出的部分：%1。</translation>
    </message>
    <message>
        <source>The layers with the most: %1.</source>
        <translation>最多的层：%1。</translation>
    </message>
    <message>
        <source>So it is no slower than its multiply-adds suggest.</source>
        <translation>因此它并不比乘加数所示更慢。</translation>
    </message>
    <message>
        <source>beyond = measured − multiply-adds × %1&apos;s pace; the pace: %2 per million = sum of its layers&apos; times / all of its multiply-adds</source>
        <translation>超出 = 实测 − 乘加数 × %1 的速率；速率：每百万次 %2 = 其各层时间之和 / 其全部乘加数</translation>
    </message>
</context>
<context>
    <name>CompareTables</name>
    <message>
        <source>Comparison by stage</source>
        <translation>按阶段的对比</translation>
    </message>
    <message>
        <source>Comparison by operator</source>
        <translation>按算子的对比</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>share (%)</source>
        <translation>份额 (%)</translation>
    </message>
    <message>
        <source>time (µs)</source>
        <translation>时间 (µs)</translation>
    </message>
    <message>
        <source>share of time (%)</source>
        <translation>时间份额 (%)</translation>
    </message>
    <message>
        <source>Accuracy against cost</source>
        <translation>准确率与开销</translation>
    </message>
    <message>
        <source>top-1 accuracy (%)</source>
        <translation>top-1 准确率 (%)</translation>
    </message>
    <message>
        <source>test photos</source>
        <translation>测试照片</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>measured by us</source>
        <translation>由我们测量</translation>
    </message>
    <message>
        <source>time (ms)</source>
        <translation>时间 (ms)</translation>
    </message>
    <message>
        <source>Beyond multiply-adds, by layer</source>
        <translation>超出乘加数的部分，按层</translation>
    </message>
    <message>
        <source>Beyond multiply-adds, by operator</source>
        <translation>超出乘加数的部分，按算子</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>at the baseline&apos;s pace (µs)</source>
        <translation>按基准的速度 (µs)</translation>
    </message>
    <message>
        <source>beyond (µs)</source>
        <translation>超出 (µs)</translation>
    </message>
    <message>
        <source>of %1 %2 (%3)</source>
        <translation>%1 的%2（%3）</translation>
    </message>
    <message>
        <source>What takes most of the time: %1.</source>
        <translation>占用时间最多的是：%1。</translation>
    </message>
    <message>
        <source>What holds most of the count: %1.</source>
        <translation>计数最多的是：%1。</translation>
    </message>
    <message>
        <source>%1 is the most accurate with %2 % and the cheapest with %3.</source>
        <translation>%1 最准确（%2 %），开销也最小（%3）。</translation>
    </message>
    <message>
        <source>%1 is the most accurate with %2 % for %3; %4 is the cheapest with %5.</source>
        <translation>%1 最准确：%2 %，开销 %3；%4 开销最小：%5。</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>random weights (seed %1)</source>
        <translation>随机权重（种子 %1）</translation>
    </message>
    <message>
        <source>engine %1</source>
        <translation>引擎 %1</translation>
    </message>
    <message>
        <source>engine %1 (%2)</source>
        <translation>引擎 %1（%2）</translation>
    </message>
    <message>
        <source>%1 plan</source>
        <translation>%1计划</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>median of %1 runs</source>
        <translation>%1 次运行的中位数</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 个核心</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 个核心</translation>
    </message>
    <message>
        <source>governor %1</source>
        <translation>调频策略 %1</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>负载 %1</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>optimised</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>median of %1 to %2 runs</source>
        <translation>%1 至 %2 次运行的中位数</translation>
    </message>
    <message>
        <source>noise as input</source>
        <translation>输入为噪声</translation>
    </message>
    <message>
        <source>%1 MHz</source>
        <translation>%1 MHz</translation>
    </message>
</context>
<context>
    <name>ConditionsCommand</name>
    <message>
        <source>change engine</source>
        <translation>更改引擎</translation>
    </message>
    <message>
        <source>change plan</source>
        <translation>更改计划</translation>
    </message>
    <message>
        <source>change threads</source>
        <translation>更改线程数</translation>
    </message>
    <message>
        <source>change what is counted</source>
        <translation>更改计数方式</translation>
    </message>
</context>
<context>
    <name>CostCharts</name>
    <message>
        <source>Outside the layers</source>
        <translation>各层之外</translation>
    </message>
    <message>
        <source>one step computes %1</source>
        <translation>一步计算 %1</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 层</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>multiply-adds: %1</source>
        <translation>乘加数：%1</translation>
    </message>
    <message>
        <source>%1 of the network&apos;s %2</source>
        <translation>占网络 %2 的 %1</translation>
    </message>
    <message>
        <source>time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>%1 of the layers&apos; sum, %2</source>
        <translation>占各层之和 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 per million multiply-adds</source>
        <translation>每百万次乘加 %1</translation>
    </message>
    <message>
        <source>no time of its own in this plan</source>
        <translation>在此计划中没有单独的时间</translation>
    </message>
    <message>
        <source>Several, fused</source>
        <translation>多种，已融合</translation>
    </message>
    <message>
        <source>by layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>by operator</source>
        <translation>按算子</translation>
    </message>
    <message>
        <source>by stage</source>
        <translation>按阶段</translation>
    </message>
    <message>
        <source>share of the whole network (%)</source>
        <translation>占整个网络的份额 (%)</translation>
    </message>
    <message>
        <source>This network has no layers that are counted.</source>
        <translation>此网络没有计入乘加数的层。</translation>
    </message>
    <message>
        <source>Doubtful times: %1</source>
        <translation>时间存疑：%1</translation>
    </message>
    <message>
        <source>share of time (doubtful)</source>
        <translation>时间份额（存疑）</translation>
    </message>
    <message>
        <source>share of time</source>
        <translation>时间份额</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The times are doubtful.</source>
        <translation>时间存疑。</translation>
    </message>
    <message>
        <source>%1: %2 against time, %3</source>
        <translation>%1：%2与时间之比较，%3</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>share of %1</source>
        <translation>%1份额</translation>
    </message>
    <message>
        <source>%1: %2 of the %3. Whether they take as much of the time shows when it is measured.</source>
        <translation>%1：占%3的 %2。是否也占同样多的时间，测量后便知。</translation>
    </message>
    <message>
        <source>Time goes where the %1 lie.</source>
        <translation>时间花在%1所在之处。</translation>
    </message>
    <message>
        <source>%1: %2 of the %3, %4 of the time.</source>
        <translation>%1：占%3的 %2，占时间的 %4。</translation>
    </message>
    <message>
        <source>gap: %1 points = %2 of the time − %3 of the count</source>
        <translation>差距：%1 个百分点 = 时间的 %2 − 计数的 %3</translation>
    </message>
</context>
<context>
    <name>CostViews</name>
    <message>
        <source>counts and time added up</source>
        <translation>计数与时间的累计</translation>
    </message>
    <message>
        <source>layers, in the order of the network</source>
        <translation>层，按网络顺序</translation>
    </message>
    <message>
        <source>share of the whole up to here (%)</source>
        <translation>到此为止占全部的份额 (%)</translation>
    </message>
    <message>
        <source>time (doubtful)</source>
        <translation>时间（存疑）</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Half of the count is done after %1, number %2 of %3.</source>
        <translation>到 %1（第 %2 层，共 %3 层）完成一半计数。</translation>
    </message>
    <message>
        <source>Half of the count is done after %1 (number %2 of %3), half of the time is gone after %4 (number %5).</source>
        <translation>到 %1（第 %2 层，共 %3 层）完成一半计数，到 %4（第 %5 层）用去一半时间。</translation>
    </message>
    <message>
        <source>activation memory along the network</source>
        <translation>沿网络的激活内存</translation>
    </message>
    <message>
        <source>maps in memory (MB)</source>
        <translation>内存中的特征图 (MB)</translation>
    </message>
    <message>
        <source>alive while the layer runs</source>
        <translation>该层运行时存活</translation>
    </message>
    <message>
        <source>its own output</source>
        <translation>其自身输出</translation>
    </message>
    <message>
        <source>size of %1</source>
        <translation>%1 的大小</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>What fits into %1 of %2 need not come from farther away</source>
        <translation>能放入 %2 的 %1 的数据不必来自更远处</translation>
    </message>
    <message>
        <source>At most %1 of maps are alive at once, at %2 (number %3 of %4).</source>
        <translation>同时存活的特征图至多 %1，在 %2（第 %3 层，共 %4 层）。</translation>
    </message>
    <message>
        <source>While %1 of %2 layers run, all of them fit into the second-level cache of %3.</source>
        <translation>%2 层中的 %1 层运行时，所有特征图都能放入 %3 的二级缓存。</translation>
    </message>
    <message>
        <source>time per multiply-add</source>
        <translation>每次乘加的时间</translation>
    </message>
    <message>
        <source>µs per million multiply-adds</source>
        <translation>每百万次乘加 µs</translation>
    </message>
    <message>
        <source>time per million multiply-adds</source>
        <translation>每百万次乘加的时间</translation>
    </message>
    <message>
        <source>%1 per million multiply-adds = %2 / %3 million&lt;br&gt;%4 of the multiply-adds, %5 of the time</source>
        <translation>每百万次乘加 %1 = %2 / %3 百万&lt;br&gt;占乘加数的 %4，占时间的 %5</translation>
    </message>
    <message>
        <source>%1: %2 per million multiply-adds.</source>
        <translation>%1：每百万次乘加 %2。</translation>
    </message>
    <message>
        <source>A million multiply-adds take %1 in %2 and %3 in %4: %5 times as long.</source>
        <translation>百万次乘加在 %2 中用 %1，在 %4 中用 %3：为其 %5 倍。</translation>
    </message>
    <message>
        <source>Parts without any take %1 of the time and have no bar.</source>
        <translation>没有乘加的部分占时间的 %1，没有条。</translation>
    </message>
    <message>
        <source>multiply-adds against time</source>
        <translation>乘加数与时间</translation>
    </message>
    <message>
        <source>multiply-adds (millions, papers)</source>
        <translation>乘加数（百万，论文口径）</translation>
    </message>
    <message>
        <source>time (µs)</source>
        <translation>时间 (µs)</translation>
    </message>
    <message>
        <source>at the network&apos;s mean speed</source>
        <translation>按网络的平均速度</translation>
    </message>
    <message>
        <source>%1 per million multiply-adds: all layers&apos; time over all multiply-adds</source>
        <translation>每百万次乘加 %1：所有层的时间除以所有乘加数</translation>
    </message>
    <message>
        <source>at this machine&apos;s peak</source>
        <translation>按这台机器的峰值</translation>
    </message>
    <message>
        <source>%1 per million multiply-adds = 2 million operations / %2 GFLOP/s</source>
        <translation>每百万次乘加 %1 = 2 百万次运算 / %2 GFLOP/s</translation>
    </message>
    <message>
        <source>Multiply-adds order the %1 timed layers by their time with a rank correlation of %2 (1: they tell which takes longer, 0: they tell nothing).</source>
        <translation>按乘加数为 %1 个已计时的层排序，与时间的秩相关为 %2（1：能说明哪个更久，0：什么也说明不了）。</translation>
    </message>
    <message>
        <source>Layers without any take %1 of the time%2.</source>
        <translation>没有乘加的层占时间的 %1%2。</translation>
    </message>
    <message>
        <source> and have no place on a logarithmic axis</source>
        <translation>，在对数轴上没有位置</translation>
    </message>
    <message>
        <source>memory access against time</source>
        <translation>内存访问与时间</translation>
    </message>
    <message>
        <source>bytes read and written (MB)</source>
        <translation>读写的字节 (MB)</translation>
    </message>
    <message>
        <source>as fast as %1 is read</source>
        <translation>与读取 %1 一样快</translation>
    </message>
    <message>
        <source>%1 at %2 GB/s with %3</source>
        <translation>%1，%2 GB/s，%3</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>Bytes tell the order of the layers&apos; times as well as multiply-adds do: rank correlation %1 and %2.</source>
        <translation>字节数与乘加数同样能说明各层时间的顺序：秩相关 %1 和 %2。</translation>
    </message>
    <message>
        <source>Bytes tell the order of the layers&apos; times better than multiply-adds: rank correlation %1 against %2.</source>
        <translation>字节数比乘加数更能说明各层时间的顺序：秩相关 %1 对 %2。</translation>
    </message>
    <message>
        <source>Multiply-adds tell the order of the layers&apos; times better than bytes: rank correlation of bytes %1, of multiply-adds %2.</source>
        <translation>乘加数比字节数更能说明各层时间的顺序：字节数的秩相关 %1，乘加数 %2。</translation>
    </message>
    <message>
        <source>Several, fused</source>
        <translation>多种，已融合</translation>
    </message>
    <message>
        <source>multiply-adds: %1</source>
        <translation>乘加数：%1</translation>
    </message>
    <message>
        <source>operations: %1 (a multiply-add is two, all operators counted)</source>
        <translation>运算：%1（一次乘加为两次，计入所有算子）</translation>
    </message>
    <message>
        <source>bytes: %1 read + %2 written, each once</source>
        <translation>字节：读 %1 + 写 %2，各一次</translation>
    </message>
    <message>
        <source>%1 operations per byte = %2 / %3</source>
        <translation>每字节 %1 次运算 = %2 / %3</translation>
    </message>
    <message>
        <source>time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>%1 GFLOP/s = %2 operations / %3</source>
        <translation>%1 GFLOP/s = %2 次运算 / %3</translation>
    </message>
    <message>
        <source>%1 GB/s = %2 / %3</source>
        <translation>%1 GB/s = %2 / %3</translation>
    </message>
    <message>
        <source>%1 per million multiply-adds</source>
        <translation>每百万次乘加 %1</translation>
    </message>
    <message>
        <source>%1 of the peak, %2 GFLOP/s</source>
        <translation>峰值 %2 GFLOP/s 的 %1</translation>
    </message>
    <message>
        <source>from memory at most %1 GFLOP/s = min(%2, %3 × %4)</source>
        <translation>来自内存至多 %1 GFLOP/s = min(%2, %3 × %4)</translation>
    </message>
    <message>
        <source>the memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Doubtful times: %1</source>
        <translation>时间存疑：%1</translation>
    </message>
    <message>
        <source>; this machine&apos;s peaks as measured at %1</source>
        <translation>；这台机器的峰值测于 %1</translation>
    </message>
    <message>
        <source>, doubtful: the load was %1</source>
        <translation>，存疑：负载为 %1</translation>
    </message>
    <message>
        <source>The times are doubtful.</source>
        <translation>时间存疑。</translation>
    </message>
    <message>
        <source>Multiply-adds and time</source>
        <translation>乘加数与时间</translation>
    </message>
    <message>
        <source>Time per multiply-add</source>
        <translation>每次乘加的时间</translation>
    </message>
    <message>
        <source>Multiply-adds against time</source>
        <translation>乘加数与时间</translation>
    </message>
    <message>
        <source>Roofline of this machine</source>
        <translation>这台机器的屋顶线</translation>
    </message>
    <message>
        <source>Memory access against time</source>
        <translation>内存访问与时间</translation>
    </message>
    <message>
        <source>Added up along the network</source>
        <translation>沿网络累计</translation>
    </message>
    <message>
        <source>Memory along the network</source>
        <translation>沿网络的内存</translation>
    </message>
    <message>
        <source>As drawn against optimised</source>
        <translation>按原样对优化</translation>
    </message>
    <message>
        <source>Engines side by side</source>
        <translation>引擎并列</translation>
    </message>
    <message>
        <source>The share of multiply-adds beside the share of time, for each part of the network.</source>
        <translation>网络各部分的乘加数份额与时间份额并列。</translation>
    </message>
    <message>
        <source>How long a multiply-add takes in each part of the network, once it is measured.</source>
        <translation>测量之后，显示网络各部分每次乘加用多久。</translation>
    </message>
    <message>
        <source>Every layer by its multiply-adds and its time, once it is measured.</source>
        <translation>测量之后，按乘加数和时间显示每一层。</translation>
    </message>
    <message>
        <source>Every layer below the roofs of this machine: what its cores compute and its memory delivers at most, once the network is measured.</source>
        <translation>测量之后，显示每一层在这台机器屋顶线下的位置：核心至多计算多少，内存至多传送多少。</translation>
    </message>
    <message>
        <source>Every layer by the bytes that it reads and writes and its time, once it is measured.</source>
        <translation>测量之后，按读写的字节和时间显示每一层。</translation>
    </message>
    <message>
        <source>How multiply-adds and time add up from the first layer to the last, once it is measured.</source>
        <translation>测量之后，显示乘加数和时间如何从第一层累计到最后一层。</translation>
    </message>
    <message>
        <source>How much memory the maps take while each layer runs.</source>
        <translation>每层运行时特征图占用多少内存。</translation>
    </message>
    <message>
        <source>What folding and fusing saves and where: each layer its own step, as the papers draw them, against the optimised plan. Both are measured in turn.</source>
        <translation>折叠与融合在哪里节省了多少：每层单独一步（如论文所画）与优化计划对照。两者轮流测量。</translation>
    </message>
    <message>
        <source>This network with every engine of this machine and each of their plans, measured in turn.</source>
        <translation>此网络在这台机器的每个引擎及其每种计划上，轮流测量。</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>optimised</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>%1 %2, median of %3 runs</source>
        <translation>%1 %2，%3 次运行的中位数</translation>
    </message>
    <message>
        <source>; measured in turn, round by round</source>
        <translation>；逐轮轮流测量</translation>
    </message>
    <message>
        <source>as drawn against optimised</source>
        <translation>按原样对优化</translation>
    </message>
    <message>
        <source>Doubtful, %1: %2</source>
        <translation>存疑，%1：%2</translation>
    </message>
    <message>
        <source>as drawn, whole network %1</source>
        <translation>按原样，整个网络 %1</translation>
    </message>
    <message>
        <source>optimised, whole network %1</source>
        <translation>优化，整个网络 %1</translation>
    </message>
    <message>
        <source>no step of its own: it is addressing, or nothing is left to do</source>
        <translation>没有单独的步骤：只是寻址，或已无事可做</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>一步</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>as drawn: %1, %2&lt;br&gt;optimised: %3, %4&lt;br&gt;saved: %5 = %1 − %3</source>
        <translation>按原样：%1，%2&lt;br&gt;优化：%3，%4&lt;br&gt;节省：%5 = %1 − %3</translation>
    </message>
    <message>
        <source>computes %1</source>
        <translation>计算 %1</translation>
    </message>
    <message>
        <source>Optimised, the network takes %1 instead of %2 (%3): %4 steps instead of %5.</source>
        <translation>优化后网络用 %1 而不是 %2（%3）：%4 步而不是 %5 步。</translation>
    </message>
    <message>
        <source>Most is saved in %1: %2.</source>
        <translation>节省最多的是 %1：%2。</translation>
    </message>
    <message>
        <source>engines and plans side by side</source>
        <translation>引擎与计划并列</translation>
    </message>
    <message>
        <source>time of the whole network (ms)</source>
        <translation>整个网络的时间 (ms)</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>median of %1 runs %2; fastest %3, 95 % below %4, first run %5; %6 outliers</source>
        <translation>%1 次运行的中位数 %2；最快 %3，95 % 低于 %4，首次 %5；离群 %6 次</translation>
    </message>
    <message>
        <source>%1 is the fastest with %2; %3 takes %4 times as long, %5 %6 times.</source>
        <translation>%1 最快，用 %2；%3 是其 %4 倍，%5 是其 %6 倍。</translation>
    </message>
    <message>
        <source>%1 is the fastest with %2; %3 takes %4 times as long.</source>
        <translation>%1 最快，用 %2；%3 是其 %4 倍。</translation>
    </message>
    <message>
        <source>Times marked “?” are doubtful.</source>
        <translation>标有“?”的时间存疑。</translation>
    </message>
    <message>
        <source>reading from %1</source>
        <translation>从%1读取</translation>
    </message>
    <message>
        <source>%1, %2 GB/s</source>
        <translation>%1，%2 GB/s</translation>
    </message>
    <message>
        <source>%1 GFLOP/s</source>
        <translation>%1 GFLOP/s</translation>
    </message>
    <message>
        <source>%1: %2 GB/s, arithmetic: %3 GFLOP/s, with %4&lt;br&gt;they meet at %5 operations per byte: below it the memory sets the limit, above it the cores</source>
        <translation>%1：%2 GB/s，运算：%3 GFLOP/s，%4&lt;br&gt;两者相交于每字节 %5 次运算：低于此值由内存限制，高于此值由核心限制</translation>
    </message>
    <message>
        <source>roofline of this machine</source>
        <translation>这台机器的屋顶线</translation>
    </message>
    <message>
        <source>arithmetic intensity (operations per byte)</source>
        <translation>算术强度（每字节运算数）</translation>
    </message>
    <message>
        <source>10⁹ operations per second (GFLOP/s)</source>
        <translation>每秒 10⁹ 次运算 (GFLOP/s)</translation>
    </message>
    <message>
        <source>%1 is the fastest with %2 GFLOP/s. The roofs show once this machine&apos;s peaks are measured.</source>
        <translation>%1 最快，为 %2 GFLOP/s。测量这台机器的峰值后会显示屋顶线。</translation>
    </message>
    <message>
        <source>%1 comes closest to the peak: %2 of %3 GFLOP/s (%4).</source>
        <translation>%1 最接近峰值：%3 GFLOP/s 中的 %2 (%4)。</translation>
    </message>
    <message>
        <source>%1 of the time goes to layers with fewer than %2 operations per byte, where the memory&apos;s speed would be the limit.</source>
        <translation>%1 的时间用于每字节少于 %2 次运算的层，此时内存的速度是极限。</translation>
    </message>
    <message>
        <source>One layer is faster than the memory allows: its maps come from a cache.</source>
        <translation>有一层快于内存所允许的：其特征图来自缓存。</translation>
    </message>
    <message>
        <source>%1 layers are faster than the memory allows: their maps come from a cache.</source>
        <translation>有 %1 层快于内存所允许的：其特征图来自缓存。</translation>
    </message>
    <message>
        <source>%1, number %2</source>
        <translation>%1，第 %2 层</translation>
    </message>
    <message>
        <source>%1: up to here %2 of %3 = %4</source>
        <translation>%1：到此为止 %2，共 %3 = %4</translation>
    </message>
    <message>
        <source>its own: %1, %2</source>
        <translation>自身：%1，%2</translation>
    </message>
    <message>
        <source>time: up to here %1 of the layers&apos; sum, %2 = %3</source>
        <translation>时间：到此为止 %1，各层之和 %2 = %3</translation>
    </message>
    <message>
        <source>no time of its own in this plan</source>
        <translation>在此计划中没有单独的时间</translation>
    </message>
    <message>
        <source>The machine&apos;s peaks are doubtful: the load was %1 when they were measured, so they are too low. Measure the machine again when nothing else runs.</source>
        <translation>机器的峰值存疑：测量时负载为 %1，因此偏低。请在没有其他程序运行时重新测量机器。</translation>
    </message>
    <message>
        <source>%1 = %2 / %3, that of %4</source>
        <translation>%1 = %2 / %3（%4 的值）</translation>
    </message>
    <message>
        <source>%1 of maps alive = %2 that it reads + %3 that it writes + %4 kept for later layers</source>
        <translation>存活特征图 %1 = 读取 %2 + 写出 %3 + 为后续层保留 %4</translation>
    </message>
    <message>
        <source>%1, number %2&lt;br&gt;%3&lt;br&gt;own output: %4 = %5 × %6 × %7 × 4 bytes</source>
        <translation>%1，第 %2 层&lt;br&gt;%3&lt;br&gt;自身输出：%4 = %5 × %6 × %7 × 4 字节</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message>
        <source>Multiply-adds (%1)</source>
        <translation>乘加数（%1）</translation>
    </message>
    <message>
        <source>Counted (%1)</source>
        <translation>计数（%1）</translation>
    </message>
    <message>
        <source>Half operations (%1)</source>
        <translation>半运算（%1）</translation>
    </message>
    <message>
        <source>Operations (%1)</source>
        <translation>运算（%1）</translation>
    </message>
    <message>
        <source>counted as the papers: multiply-adds of convolutions and fully connected layers</source>
        <translation>按论文计数：卷积层与全连接层的乘加数</translation>
    </message>
    <message>
        <source>counted %1: %2</source>
        <translation>计数方式 %1：%2</translation>
    </message>
</context>
<context>
    <name>DenormalsCharts</name>
    <message>
        <source>Choose “caches” above as the experiment to measure this.</source>
        <translation>在上方选择“缓存”作为实验即可测量。</translation>
    </message>
    <message>
        <source>Choose “denormal numbers” above as the experiment to measure this.</source>
        <translation>在上方选择“非规格化数”作为实验即可测量。</translation>
    </message>
    <message>
        <source>The same layer, by its input and by flushing</source>
        <translation>同一层，按输入和刷新为零与否</translation>
    </message>
    <message>
        <source>µs a run</source>
        <translation>每次运行 µs</translation>
    </message>
    <message>
        <source>time here</source>
        <translation>本机时间</translation>
    </message>
    <message>
        <source>normal input, flushing on</source>
        <translation>规格化输入，开启刷新</translation>
    </message>
    <message>
        <source>normal input, flushing off</source>
        <translation>规格化输入，关闭刷新</translation>
    </message>
    <message>
        <source>denormal input, flushing on</source>
        <translation>非规格化输入，开启刷新</translation>
    </message>
    <message>
        <source>denormal input, flushing off</source>
        <translation>非规格化输入，关闭刷新</translation>
    </message>
    <message>
        <source>The same layer with its values ever farther away</source>
        <translation>同一层，数据离得越来越远</translation>
    </message>
    <message>
        <source>working set (KiB)</source>
        <translation>工作集 (KiB)</translation>
    </message>
    <message>
        <source>µs a layer</source>
        <translation>每层 µs</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>%1 copies, %2: found in %3; %4 a layer</source>
        <translation>%1 份，%2：位于 %3；每层 %4</translation>
    </message>
    <message>
        <source>end of L1</source>
        <translation>L1 末端</translation>
    </message>
    <message>
        <source>end of L2</source>
        <translation>L2 末端</translation>
    </message>
    <message>
        <source>end of L3</source>
        <translation>L3 末端</translation>
    </message>
    <message>
        <source>Denormals</source>
        <translation>非规格化数</translation>
    </message>
    <message>
        <source>Caches</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Where a layer finds its values</source>
        <translation>层从哪里取得数值</translation>
    </message>
    <message>
        <source>The floats next to zero</source>
        <translation>紧邻零的浮点数</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>示意图</translation>
    </message>
</context>
<context>
    <name>DenormalsFigure</name>
    <message>
        <source>denormal</source>
        <translation>非规格化数</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>规格化数</translation>
    </message>
    <message>
        <source>smaller than 1.18 · 10⁻³⁸:
fewer and fewer digits,
on many processors slow</source>
        <translation>小于 1.18 · 10⁻³⁸：
有效位越来越少，
在许多处理器上很慢</translation>
    </message>
    <message>
        <source>24 binary digits,
always equally fast</source>
        <translation>24 个二进制位，
速度始终相同</translation>
    </message>
    <message>
        <source>this lab&apos;s input, divided by 2¹²⁷</source>
        <translation>本实验的输入除以 2¹²⁷</translation>
    </message>
    <message>
        <source>flushing on</source>
        <translation>开启刷新</translation>
    </message>
    <message>
        <source>With flushing the processor takes a denormal number as zero.
Convlens measures with flushing on everywhere else.</source>
        <translation>开启刷新（刷新为零）后，处理器把非规格化数当作零。
在其他各处，Convlens 测量时都开启刷新。</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>L3</source>
        <translation>L3</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>as many as you like</source>
        <translation>要多少有多少</translation>
    </message>
    <message>
        <source>One copy of this layer has %1.
The farther away its values lie, the longer the same multiply-adds take.</source>
        <translation>该层的一份副本为 %1。
数值离得越远，同样的乘加耗时越长。</translation>
    </message>
    <message>
        <source>less than one copy
of the layer</source>
        <translation>不足一份
该层的副本</translation>
    </message>
    <message>
        <source>one copy
of the layer</source>
        <translation>一份
该层的副本</translation>
    </message>
    <message>
        <source>%1 copies
of the layer</source>
        <translation>%1 份
该层的副本</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Doubtful times: %1</source>
        <translation>时间存疑：%1</translation>
    </message>
    <message>
        <source>This network has not been measured yet.</source>
        <translation>尚未测量此网络。</translation>
    </message>
    <message>
        <source>No photo has run through this network yet.</source>
        <translation>还没有照片经过此网络。</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加数</translation>
    </message>
    <message>
        <source>Multiply-adds of the box</source>
        <translation>方框的乘加数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Measured time of the box</source>
        <translation>方框的实测时间</translation>
    </message>
    <message>
        <source>Activation memory</source>
        <translation>激活内存</translation>
    </message>
    <message>
        <source>Bytes that the box writes</source>
        <translation>方框写出的字节数</translation>
    </message>
    <message>
        <source>Dead channels</source>
        <translation>死通道</translation>
    </message>
    <message>
        <source>Channels that are zero everywhere</source>
        <translation>处处为零的通道</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零值</translation>
    </message>
    <message>
        <source>Values that are exactly zero</source>
        <translation>恰好为零的值</translation>
    </message>
    <message>
        <source>Saturation at 6</source>
        <translation>在 6 处饱和</translation>
    </message>
    <message>
        <source>Values of 6 or more</source>
        <translation>大于或等于 6 的值</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>取值范围</translation>
    </message>
    <message>
        <source>Largest magnitude of a value</source>
        <translation>值的最大绝对值</translation>
    </message>
    <message>
        <source>Effective rank</source>
        <translation>有效秩</translation>
    </message>
    <message>
        <source>Effective rank over channels</source>
        <translation>有效秩与通道数之比</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>squeeze-and-excitation: %1</source>
        <translation>压缩激励：%1</translation>
    </message>
    <message>
        <source>, stride %1</source>
        <translation>，步幅 %1</translation>
    </message>
    <message>
        <source>, %1 groups</source>
        <translation>，%1 组</translation>
    </message>
    <message>
        <source>in %1, %2</source>
        <translation>在 %1 中，%2</translation>
    </message>
    <message>
        <source>multiply-adds: %1 = %2</source>
        <translation>乘加数：%1 = %2</translation>
    </message>
    <message>
        <source>parameters: %1</source>
        <translation>参数量：%1</translation>
    </message>
    <message>
        <source>writes %1</source>
        <translation>写出 %1</translation>
    </message>
    <message>
        <source>time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>, of a step that also computes %1</source>
        <translation>，所在步骤还计算 %1</translation>
    </message>
    <message>
        <source> (doubtful)</source>
        <translation>（存疑）</translation>
    </message>
    <message>
        <source>dead channels: %1 of %2</source>
        <translation>死通道：%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>zeros %1, at 6 or above %2, values %3 to %4</source>
        <translation>零值 %1，大于等于 6 的 %2，值从 %3 到 %4</translation>
    </message>
    <message>
        <source>effective rank %1 of at most %2</source>
        <translation>有效秩 %1，上限 %2</translation>
    </message>
    <message>
        <source>%1 values are NaN or infinite</source>
        <translation>%1 个值为 NaN 或无穷大</translation>
    </message>
    <message>
        <source>doubtful times</source>
        <translation>时间存疑</translation>
    </message>
    <message>
        <source>one photo</source>
        <translation>一张照片</translation>
    </message>
    <message>
        <source>%1 photos</source>
        <translation>%1 张照片</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <source>height: side of the map, width: channels (square roots)</source>
        <translation>高：特征图边长，宽：通道数（取平方根）</translation>
    </message>
    <message>
        <source>%1 of the box</source>
        <translation>方框的%1</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>A value is outside of what is allowed.</source>
        <translation>某个值超出允许范围。</translation>
    </message>
    <message>
        <source>The file does not exist.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>The file is damaged or not what its name says.</source>
        <translation>文件已损坏，或并非其名称所示的类型。</translation>
    </message>
    <message>
        <source>The file was made for something else.</source>
        <translation>文件是为别的用途制作的。</translation>
    </message>
    <message>
        <source>It is larger than what Convlens accepts.</source>
        <translation>超出 Convlens 能接受的大小。</translation>
    </message>
    <message>
        <source>This version cannot do that.</source>
        <translation>此版本不支持。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Something failed inside Convlens.</source>
        <translation>Convlens 内部出错。</translation>
    </message>
</context>
<context>
    <name>GuidelineCharts</name>
    <message>
        <source>Throughput for about the same multiply-adds</source>
        <translation>乘加数大致相同时的吞吐量</translation>
    </message>
    <message>
        <source>images a second</source>
        <translation>每秒图片数</translation>
    </message>
    <message>
        <source>here, with the 95 % interval</source>
        <translation>本机，带 95 % 区间</translation>
    </message>
    <message>
        <source>%1 channels; %2 an image, between %3 and %4; %5 multiply-adds</source>
        <translation>%1 个通道；每张 %2，介于 %3 与 %4；%5 次乘加</translation>
    </message>
    <message>
        <source>Times as long as “%1”</source>
        <translation>是“%1”的几倍</translation>
    </message>
    <message>
        <source>times as long (memory access: times as many values)</source>
        <translation>时间倍数（内存访问：值的倍数）</translation>
    </message>
    <message>
        <source>time here, at equal multiply-adds</source>
        <translation>本机时间，乘加数相同</translation>
    </message>
    <message>
        <source>memory access cost</source>
        <translation>内存访问开销</translation>
    </message>
    <message>
        <source>paper: GTX 1080Ti</source>
        <translation>论文：GTX 1080Ti</translation>
    </message>
    <message>
        <source>paper: Snapdragon 810</source>
        <translation>论文：Snapdragon 810</translation>
    </message>
    <message>
        <source>Times as long</source>
        <translation>时间倍数</translation>
    </message>
    <message>
        <source>Throughput here</source>
        <translation>本机吞吐量</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>% dead</source>
        <translation>% 死通道</translation>
    </message>
    <message>
        <source>% zero</source>
        <translation>% 为零</translation>
    </message>
    <message>
        <source>% 6 or more</source>
        <translation>% 大于等于 6</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>% of channels</source>
        <translation>% 通道</translation>
    </message>
    <message>
        <source>%1 × %2 × %3</source>
        <translation>%1 × %2 × %3</translation>
    </message>
    <message>
        <source>dead channels: %1 of %2</source>
        <translation>死通道：%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>zeros: %1</source>
        <translation>零值：%1</translation>
    </message>
    <message>
        <source>6 or more: %1</source>
        <translation>大于等于 6：%1</translation>
    </message>
    <message>
        <source>values: %1 to %2</source>
        <translation>值：%1 到 %2</translation>
    </message>
    <message>
        <source>effective rank: %1 of at most %2</source>
        <translation>有效秩：%1，上限 %2</translation>
    </message>
    <message>
        <source>NaN or infinite: %1 values</source>
        <translation>NaN 或无穷大：%1 个值</translation>
    </message>
    <message>
        <source>%1: %2 along the network</source>
        <translation>%1：沿网络的%2</translation>
    </message>
    <message>
        <source>effective rank: exponential of the entropy of the singular values of the channels&apos; covariance; a map of fewer pixels than channels has a lower limit</source>
        <translation>有效秩：通道协方差奇异值之熵的指数；像素少于通道的特征图上限更低</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>没有记录任何内容。</translation>
    </message>
    <message>
        <source>Here stands what a photo shows of the maps, layer by layer.</source>
        <translation>这里逐层显示照片在特征图中的表现。</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Random weights: this is what the architecture alone does to the photo.</source>
        <translation>随机权重：这只是结构本身对照片的作用。</translation>
    </message>
    <message>
        <source>Behind the depthwise layers&apos; activations %1 of the values are zero%2; in the %3 linear bottlenecks, of %4 to %5 channels, %6.</source>
        <translation>深度卷积层的激活之后，%1 的值为零%2；在 %3 个线性瓶颈（%4 至 %5 个通道）中，%6。</translation>
    </message>
    <message>
        <source> and %1 are 6 or more</source>
        <translation>，%1 大于等于 6</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Their few channels are used better: their effective rank is %1 of the channels, that of the wide maps %2.</source>
        <translation>它们为数不多的通道利用得更好：有效秩为通道数的 %1，而宽特征图为 %2。</translation>
    </message>
    <message>
        <source>Their effective rank is %1 of the channels, that of the wide maps %2.</source>
        <translation>它们的有效秩为通道数的 %1，宽特征图为 %2。</translation>
    </message>
    <message>
        <source>Behind the activations %1 of the values are zero, and %2 of %3 channels are dead.</source>
        <translation>激活之后 %1 的值为零，%3 个通道中有 %2 个是死通道。</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>About Convlens</source>
        <translation>关于 Convlens</translation>
    </message>
    <message>
        <source>Understand and choose a light-weight convolutional network</source>
        <translation>了解并选择轻量级卷积网络</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>Convlens is free software under the &lt;a href=&apos;https://www.gnu.org/licenses/gpl-3.0.html&apos;&gt;GNU General Public License&lt;/a&gt;, version 3 or later. It comes without any warranty.</source>
        <translation>Convlens 是自由软件，采用 &lt;a href=&apos;https://www.gnu.org/licenses/gpl-3.0.html&apos;&gt;GNU 通用公共许可证&lt;/a&gt;第 3 版或更高版本，不提供任何担保。</translation>
    </message>
    <message>
        <source>Made with %1.</source>
        <translation>使用了 %1。</translation>
    </message>
    <message>
        <source>Sample photos: NASA (astronaut), S. van der Walt (Chelsea), R. Michetti (coffee), SpaceX (rocket); free of copyright restrictions.</source>
        <translation>示例照片：NASA（astronaut）、S. van der Walt（Chelsea）、R. Michetti（coffee）、SpaceX（rocket）；无版权限制。</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>复制详情(&amp;C)</translation>
    </message>
    <message>
        <source>Copies versions, processor and engines, as a report of a fault needs them</source>
        <translation>复制版本、处理器和引擎，供报告问题之用</translation>
    </message>
    <message>
        <source>: model.safetensors</source>
        <translation>：model.safetensors</translation>
    </message>
    <message>
        <source>: shufflenet_g3_w1 and others; unpack the zip</source>
        <translation>：shufflenet_g3_w1 等；请解压 zip</translation>
    </message>
    <message>
        <source>ImageNet weights</source>
        <translation>ImageNet 权重</translation>
    </message>
    <message>
        <source>&lt;p&gt;The networks that come with Convlens know ten things. Weights trained on ImageNet know a thousand; their authors publish them, and Convlens opens their files as they are.&lt;/p&gt;&lt;ol&gt;&lt;li&gt;Save one of these files with your browser; Convlens itself never goes to the network.&lt;/li&gt;&lt;li&gt;Drop it on this window. Its network comes along: family, width, padding, how photos are prepared.&lt;/li&gt;&lt;/ol&gt;</source>
        <translation>&lt;p&gt;随 Convlens 提供的网络认识十种东西。在 ImageNet 上训练的权重认识一千种；其作者已发布这些权重，Convlens 可直接打开。&lt;/p&gt;&lt;ol&gt;&lt;li&gt;用浏览器保存其中一个文件；Convlens 自身从不访问网络。&lt;/li&gt;&lt;li&gt;把它拖到此窗口上。它会带来自己的网络：系列、宽度、填充、照片的预处理。&lt;/li&gt;&lt;/ol&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The .pth files are torchvision&apos;s (BSD licence). A checkpoint is read as data; nothing in it is ever executed. Other files with torchvision&apos;s, timm&apos;s, pytorchcv&apos;s or megvii&apos;s names open too.&lt;/p&gt;</source>
        <translation>&lt;p&gt;.pth 文件来自 torchvision（BSD 许可证）。检查点只作为数据读取，其中的内容绝不会被执行。采用 torchvision、timm、pytorchcv 或 megvii 命名的其他文件也可以打开。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Back to the window (Esc)</source>
        <translation>返回窗口 (Esc)</translation>
    </message>
</context>
<context>
    <name>InvertedCharts</name>
    <message>
        <source>Inverted residual and classical bottleneck</source>
        <translation>倒残差与经典瓶颈</translation>
    </message>
    <message>
        <source>The inverted residual, as a share of the classical bottleneck of equal cost</source>
        <translation>倒残差占同等开销的经典瓶颈的份额</translation>
    </message>
    <message>
        <source>of the classical bottleneck&apos;s (%)</source>
        <translation>占经典瓶颈的份额 (%)</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>乘加数</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>map at the ends</source>
        <translation>两端的特征图</translation>
    </message>
    <message>
        <source>memory of whole maps</source>
        <translation>完整特征图的内存</translation>
    </message>
    <message>
        <source>memory in %1 parts</source>
        <translation>分 %1 份时的内存</translation>
    </message>
    <message>
        <source>memory traffic as drawn</source>
        <translation>按原样的内存访问量</translation>
    </message>
    <message>
        <source>time layer by layer</source>
        <translation>逐层的时间</translation>
    </message>
    <message>
        <source>time fused</source>
        <translation>融合的时间</translation>
    </message>
    <message>
        <source>Memory of the maps over the number of parts</source>
        <translation>特征图内存随份数的变化</translation>
    </message>
    <message>
        <source>parts n</source>
        <translation>份数 n</translation>
    </message>
    <message>
        <source>of whole maps (%)</source>
        <translation>占完整特征图的份额 (%)</translation>
    </message>
    <message>
        <source>inner channels in parts</source>
        <translation>内部通道分份计算</translation>
    </message>
    <message>
        <source>bands of rows</source>
        <translation>按行分带</translation>
    </message>
    <message>
        <source>%1 parts: %2</source>
        <translation>%1 份：%2</translation>
    </message>
    <message>
        <source>%1 bands: %2; %3 multiply-adds done twice unless rows are kept</source>
        <translation>%1 带：%2；若不保留行，%3 次乘加会做两遍</translation>
    </message>
    <message>
        <source>The block over its expansion</source>
        <translation>模块随扩展倍数的变化</translation>
    </message>
    <message>
        <source>expansion t</source>
        <translation>扩展倍数 t</translation>
    </message>
    <message>
        <source>of t = 1 (times)</source>
        <translation>相对 t = 1（倍）</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>t = %1: %2</source>
        <translation>t = %1: %2</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>块结构</translation>
    </message>
    <message>
        <source>Against classical</source>
        <translation>对经典瓶颈</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Over t</source>
        <translation>随 t</translation>
    </message>
</context>
<context>
    <name>InvertedFigure</name>
    <message>
        <source>Inverted residual: %1 multiply-adds, narrow ends</source>
        <translation>倒残差：%1 次乘加，两端窄</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>已扩展</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>已滤波</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>1×1
ReLU6</source>
        <translation>1×1
ReLU6</translation>
    </message>
    <message>
        <source>3×3 depthwise
ReLU6</source>
        <translation>3×3 深度卷积
ReLU6</translation>
    </message>
    <message>
        <source>1×1
linear</source>
        <translation>1×1
线性</translation>
    </message>
    <message>
        <source>Classical bottleneck: %1 multiply-adds, wide ends</source>
        <translation>经典瓶颈：%1 次乘加，两端宽</translation>
    </message>
    <message>
        <source>reduced</source>
        <translation>已压缩</translation>
    </message>
    <message>
        <source>1×1
ReLU</source>
        <translation>1×1
ReLU</translation>
    </message>
    <message>
        <source>3×3 dense
ReLU</source>
        <translation>3×3 普通卷积
ReLU</translation>
    </message>
    <message>
        <source>1×1
ReLU after the sum</source>
        <translation>1×1
相加后 ReLU</translation>
    </message>
    <message>
        <source>the input, added</source>
        <translation>输入，相加</translation>
    </message>
</context>
<context>
    <name>Labs</name>
    <message>
        <source>%1 of the measured times</source>
        <translation>%1 个实测时间</translation>
    </message>
    <message>
        <source>Doubtful: %1. The runs spread too widely; measure again when the machine is quiet.</source>
        <translation>存疑：%1。各次运行相差过大；请在机器空闲时重新测量。</translation>
    </message>
    <message>
        <source>Not measured yet: “Measure here” runs it on this machine.</source>
        <translation>尚未测量：“在此测量”会在这台机器上运行。</translation>
    </message>
    <message>
        <source>What can be changed</source>
        <translation>可以更改的内容</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Lab “%1”: %2</source>
        <translation>实验“%1”：%2</translation>
    </message>
    <message>
        <source>&lt;li&gt;&lt;b&gt;%1&lt;/b&gt;: %2.&lt;/li&gt;</source>
        <translation>&lt;li&gt;&lt;b&gt;%1&lt;/b&gt;：%2。&lt;/li&gt;</translation>
    </message>
</context>
<context>
    <name>LanesFigure</name>
    <message>
        <source>With a shuffle: output group %1 sees %2 of the %3 channels drawn</source>
        <translation>有混洗：输出组 %1 看到所画 %3 个通道中的 %2 个</translation>
    </message>
    <message>
        <source>Without a shuffle: output group %1 sees %2 of the %3 channels drawn</source>
        <translation>无混洗：输出组 %1 看到所画 %3 个通道中的 %2 个</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>after layer 1</source>
        <translation>第 1 层之后</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>已混洗</translation>
    </message>
    <message>
        <source>after layer 2</source>
        <translation>第 2 层之后</translation>
    </message>
</context>
<context>
    <name>LayerWords</name>
    <message>
        <source>dilation %1</source>
        <translation>膨胀 %1</translation>
    </message>
    <message>
        <source>stride %1</source>
        <translation>步幅 %1</translation>
    </message>
    <message>
        <source>, %1 groups</source>
        <translation>，%1 组</translation>
    </message>
    <message>
        <source>Conv</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>Concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>混洗</translation>
    </message>
    <message>
        <source>Max pool</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Mean pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Global pool</source>
        <translation>全局池化</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 个值</translation>
    </message>
    <message>
        <source>each value sees the whole picture</source>
        <translation>每个值看到整张图</translation>
    </message>
    <message>
        <source>each value sees %1 × %2 pixels</source>
        <translation>每个值看到 %1 × %2 像素</translation>
    </message>
    <message>
        <source>%1, and the whole picture through squeeze-and-excitation</source>
        <translation>%1，并经压缩激励看到整张图</translation>
    </message>
</context>
<context>
    <name>ListCommands</name>
    <message>
        <source>add photo %1</source>
        <translation>添加照片 %1</translation>
    </message>
    <message>
        <source>add %1 photos</source>
        <translation>添加 %1 张照片</translation>
    </message>
    <message>
        <source>remove photo %1</source>
        <translation>移除照片 %1</translation>
    </message>
    <message>
        <source>remove %1 photos</source>
        <translation>移除 %1 张照片</translation>
    </message>
    <message>
        <source>pin %1</source>
        <translation>钉选 %1</translation>
    </message>
    <message>
        <source>unpin %1</source>
        <translation>取消钉选 %1</translation>
    </message>
    <message>
        <source>unpin %1 networks</source>
        <translation>取消钉选 %1 个网络</translation>
    </message>
    <message>
        <source>move %1 among the pinned networks</source>
        <translation>移动钉选的网络 %1</translation>
    </message>
</context>
<context>
    <name>MultiplierCharts</name>
    <message>
        <source>MobileNetV1 %1 as a share of 1.0 @224</source>
        <translation>MobileNetV1 %1 占 1.0 @224 的份额</translation>
    </message>
    <message>
        <source>of the full network&apos;s (%)</source>
        <translation>占完整网络的份额 (%)</translation>
    </message>
    <message>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>rule of thumb</source>
        <translation>经验法则</translation>
    </message>
    <message>
        <source>width² × resolution² = %1</source>
        <translation>宽度² × 分辨率² = %1</translation>
    </message>
    <message>
        <source>%1 of %2 multiply-adds; falls as %3</source>
        <translation>%2 次乘加中的 %1；按 %3 下降</translation>
    </message>
    <message>
        <source>all multiply-adds</source>
        <translation>所有乘加</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>%1 of %2; resolution saves none</source>
        <translation>%2 中的 %1；分辨率不节省任何参数</translation>
    </message>
    <message>
        <source>time here</source>
        <translation>本机时间</translation>
    </message>
    <message>
        <source>time here (not measured yet)</source>
        <translation>本机时间（尚未测量）</translation>
    </message>
    <message>
        <source>Over the width, at %1 pixels</source>
        <translation>随宽度，%1 像素</translation>
    </message>
    <message>
        <source>Over the resolution, at width %1</source>
        <translation>随分辨率，宽度 %1</translation>
    </message>
    <message>
        <source>width multiplier</source>
        <translation>宽度系数</translation>
    </message>
    <message>
        <source>resolution (pixels)</source>
        <translation>分辨率（像素）</translation>
    </message>
    <message>
        <source>of 1.0 @224 (%)</source>
        <translation>占 1.0 @224 的份额 (%)</translation>
    </message>
    <message>
        <source>rule: width² × resolution²</source>
        <translation>法则：宽度² × 分辨率²</translation>
    </message>
    <message>
        <source>multiply-adds, counted</source>
        <translation>乘加数，计数所得</translation>
    </message>
    <message>
        <source>time, measured</source>
        <translation>时间，实测</translation>
    </message>
    <message>
        <source>Published accuracy over cost</source>
        <translation>发表的准确率与开销</translation>
    </message>
    <message>
        <source>cost (% of 1.0 @224)</source>
        <translation>开销（占 1.0 @224 的 %）</translation>
    </message>
    <message>
        <source>top-1 on ImageNet (%), as the authors print it</source>
        <translation>ImageNet top-1 (%)，作者所印</translation>
    </message>
    <message>
        <source>over multiply-adds</source>
        <translation>按乘加数</translation>
    </message>
    <message>
        <source>over time here</source>
        <translation>按本机时间</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>各部分</translation>
    </message>
    <message>
        <source>Over width</source>
        <translation>随宽度</translation>
    </message>
    <message>
        <source>Over resolution</source>
        <translation>随分辨率</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
</context>
<context>
    <name>NetworkName</name>
    <message>
        <source>minimalistic</source>
        <translation>精简版</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 个类别</translation>
    </message>
    <message>
        <source>padding %1</source>
        <translation>填充 %1</translation>
    </message>
    <message>
        <source>rules %1</source>
        <translation>规则 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Operators</name>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Pointwise</source>
        <translation>逐点卷积</translation>
    </message>
    <message>
        <source>Depthwise</source>
        <translation>深度卷积</translation>
    </message>
    <message>
        <source>Group convolution</source>
        <translation>分组卷积</translation>
    </message>
    <message>
        <source>Shuffle, split, concat</source>
        <translation>混洗、拆分、拼接</translation>
    </message>
    <message>
        <source>Norm, activation, add</source>
        <translation>归一化、激活、相加</translation>
    </message>
    <message>
        <source>Squeeze-and-excitation</source>
        <translation>压缩激励</translation>
    </message>
    <message>
        <source>Pooling, classifier</source>
        <translation>池化、分类器</translation>
    </message>
</context>
<context>
    <name>Pair</name>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>one scale for all</source>
        <translation>全部同一尺度</translation>
    </message>
    <message>
        <source>one scale a resolution, for both</source>
        <translation>每种分辨率一个尺度，两者共用</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>The two networks have not run on a photo yet.</source>
        <translation>两个网络都还没有处理过照片。</translation>
    </message>
    <message>
        <source>%1 and %2, one photo: %3</source>
        <translation>%1 与 %2，一张照片：%3</translation>
    </message>
    <message>
        <source>Root mean square over the channels of what each network hands on at each resolution; below each map its channels, height and width; %1 (%2), %3; %4 (%5), %6; %7; Convlens %8</source>
        <translation>每个网络在各分辨率上传出内容在通道上的均方根；每幅图下方为通道数、高和宽；%1（%2），%3；%4（%5），%6；%7；Convlens %8</translation>
    </message>
    <message>
        <source>one scale for all maps</source>
        <translation>所有图同一尺度</translation>
    </message>
    <message>
        <source>one scale a resolution, shared by both</source>
        <translation>每种分辨率一个尺度，两者共用</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>结构图</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>可信度</translation>
    </message>
</context>
<context>
    <name>PaperBadge</name>
    <message>
        <source>= paper</source>
        <translation>与论文一致</translation>
    </message>
    <message>
        <source>%1 of paper&apos;s</source>
        <translation>为论文的 %1</translation>
    </message>
    <message>
        <source>%1 prints %2 (%3).</source>
        <translation>%1 给出 %2（%3）。</translation>
    </message>
    <message>
        <source>%1 prints %2.</source>
        <translation>%1 给出 %2。</translation>
    </message>
    <message>
        <source>Here there are %1, %2.</source>
        <translation>此处为 %1，%2。</translation>
    </message>
    <message>
        <source>Shown are %1, %2, because they are counted %3: %4</source>
        <translation>显示的是 %1，%2，因为计数方式为 %3：%4</translation>
    </message>
    <message>
        <source>Counted %1 there are %2. %3</source>
        <translation>按 %1 计数为 %2。%3</translation>
    </message>
    <message>
        <source>%1 prints %2 parameters.</source>
        <translation>%1 给出 %2 个参数。</translation>
    </message>
    <message>
        <source>Counted as the source does: %1.</source>
        <translation>按来源的方式计数：%1。</translation>
    </message>
</context>
<context>
    <name>PartsCharts</name>
    <message>
        <source>squeeze-and-excitation</source>
        <translation>压缩激励</translation>
    </message>
    <message>
        <source>5x5 instead of 3x3</source>
        <translation>5x5 代替 3x3</translation>
    </message>
    <message>
        <source>h-swish instead of ReLU</source>
        <translation>h-swish 代替 ReLU</translation>
    </message>
    <message>
        <source>new last stage instead of old</source>
        <translation>新的末阶段代替旧的</translation>
    </message>
    <message>
        <source>the first three together</source>
        <translation>前三项合计</translation>
    </message>
    <message>
        <source>What each part adds, as a share of the whole network</source>
        <translation>各部分增加多少，占整个网络的份额</translation>
    </message>
    <message>
        <source>share of the whole network (%); below zero it saves</source>
        <translation>占整个网络的份额 (%)；低于零表示节省</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>乘加数</translation>
    </message>
    <message>
        <source>time here</source>
        <translation>本机时间</translation>
    </message>
    <message>
        <source>%1 multiply-adds, %2 parameters</source>
        <translation>%1 次乘加，%2 个参数</translation>
    </message>
    <message>
        <source>%1 with, %2 without</source>
        <translation>有：%1，无：%2</translation>
    </message>
    <message>
        <source>Distance from swish</source>
        <translation>与 swish 的距离</translation>
    </message>
    <message>
        <source>Activation functions</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>|f(x) - swish(x)|</source>
        <translation>|f(x) - swish(x)|</translation>
    </message>
    <message>
        <source>Each function alone on a map of %1 values</source>
        <translation>在 %1 个值的图上单独运行每个函数</translation>
    </message>
    <message>
        <source>ns a value</source>
        <translation>每个值 ns</translation>
    </message>
    <message>
        <source>plain copy</source>
        <translation>单纯复制</translation>
    </message>
    <message>
        <source>Price tags</source>
        <translation>价签</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Functions&apos; times</source>
        <translation>函数的时间</translation>
    </message>
</context>
<context>
    <name>Passport</name>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>uniform noise</source>
        <translation>均匀噪声</translation>
    </message>
    <message>
        <source>values from 0.5 to 1, in part divided by 2^127</source>
        <translation>0.5 至 1 的值，一部分除以 2^127</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计数方式</translation>
    </message>
    <message>
        <source>papers: multiply-adds of all convolutions and fully connected layers, without biases</source>
        <translation>论文口径：所有卷积层与全连接层的乘加数，不含偏置</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>weights file</source>
        <translation>权重文件</translation>
    </message>
    <message>
        <source>weights hash</source>
        <translation>权重哈希</translation>
    </message>
    <message>
        <source>preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>engine version</source>
        <translation>引擎版本</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>as-drawn</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>optimised</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>as-drawn and optimised</source>
        <translation>按原样和优化</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>denormals flushed</source>
        <translation>非规格化数刷新为零</translation>
    </message>
    <message>
        <source>true</source>
        <translation>是</translation>
    </message>
    <message>
        <source>false</source>
        <translation>否</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>instruction set</source>
        <translation>指令集</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>核心数</translation>
    </message>
    <message>
        <source>governor</source>
        <translation>调频策略</translation>
    </message>
    <message>
        <source>frequency (MHz)</source>
        <translation>频率 (MHz)</translation>
    </message>
    <message>
        <source>load average</source>
        <translation>平均负载</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>build</source>
        <translation>构建</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>MAD (ms)</source>
        <translation>MAD (ms)</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>why doubtful</source>
        <translation>存疑原因</translation>
    </message>
</context>
<context>
    <name>PhotoPatches</name>
    <message>
        <source>the photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>%1 values a patch</source>
        <translation>每块 %1 个值</translation>
    </message>
    <message>
        <source>after %1 dimensions and back</source>
        <translation>经 %1 维往返之后</translation>
    </message>
    <message>
        <source>error %1, patches that collapse %2</source>
        <translation>误差 %1，塌缩的块 %2</translation>
    </message>
</context>
<context>
    <name>PhotoPredictionsDialog</name>
    <message>
        <source>and others</source>
        <translation>等</translation>
    </message>
</context>
<context>
    <name>PredictionWords</name>
    <message>
        <source>All %1 pairs in the order that was measured.</source>
        <translation>全部 %1 对的顺序与实测一致。</translation>
    </message>
    <message>
        <source>%1 of %2 pairs in the order that was measured.</source>
        <translation>%2 对中有 %1 对的顺序与实测一致。</translation>
    </message>
    <message>
        <source> A value behind it is doubtful: measure again when the machine is quiet.</source>
        <translation> 其中有存疑的值：请在机器空闲时重新测量。</translation>
    </message>
    <message>
        <source>You said</source>
        <translation>您的预测</translation>
    </message>
    <message>
        <source>Measured here</source>
        <translation>本机实测</translation>
    </message>
</context>
<context>
    <name>ReachFigure</name>
    <message>
        <source>no shuffle</source>
        <translation>无混洗</translation>
    </message>
    <message>
        <source>shuffle (g, n): the paper</source>
        <translation>混洗 (g, n)：论文</translation>
    </message>
    <message>
        <source>shuffle (n, g): the code</source>
        <translation>混洗 (n, g)：代码</translation>
    </message>
    <message>
        <source>each output sees %1 of %2
rows: outputs, columns: inputs</source>
        <translation>每个输出看到 %2 中的 %1
行：输出，列：输入</translation>
    </message>
</context>
<context>
    <name>SeparableCharts</name>
    <message>
        <source>A standard and a depthwise separable convolution</source>
        <translation>标准卷积与深度可分离卷积</translation>
    </message>
    <message>
        <source>Depthwise separable, as a share of the standard convolution</source>
        <translation>深度可分离卷积占标准卷积的份额</translation>
    </message>
    <message>
        <source>share of the standard convolution&apos;s (%)</source>
        <translation>占标准卷积的份额 (%)</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>乘加数</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>memory traffic</source>
        <translation>内存访问量</translation>
    </message>
    <message>
        <source>time here</source>
        <translation>本机时间</translation>
    </message>
    <message>
        <source>time here (not measured yet)</source>
        <translation>本机时间（尚未测量）</translation>
    </message>
    <message>
        <source>Speed-up over the kernel&apos;s size</source>
        <translation>加速比随卷积核大小的变化</translation>
    </message>
    <message>
        <source>Speed-up over the output channels</source>
        <translation>加速比随输出通道数的变化</translation>
    </message>
    <message>
        <source>kernel K</source>
        <translation>卷积核 K</translation>
    </message>
    <message>
        <source>output channels C_out</source>
        <translation>输出通道 C_out</translation>
    </message>
    <message>
        <source>times: standard by separable</source>
        <translation>倍数：标准比可分离</translation>
    </message>
    <message>
        <source>predicted: multiply-adds</source>
        <translation>预测：乘加数</translation>
    </message>
    <message>
        <source>measured: time</source>
        <translation>实测：时间</translation>
    </message>
    <message>
        <source>%1 = %2: %3 fewer multiply-adds</source>
        <translation>%1 = %2：乘加数少 %3</translation>
    </message>
    <message>
        <source>%1 = %2: %3 against %4</source>
        <translation>%1 = %2：%3 对 %4</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>方块图</translation>
    </message>
    <message>
        <source>Cost and time</source>
        <translation>开销与时间</translation>
    </message>
    <message>
        <source>Over C_out</source>
        <translation>随 C_out</translation>
    </message>
    <message>
        <source>Over K</source>
        <translation>随 K</translation>
    </message>
</context>
<context>
    <name>SeparableFigure</name>
    <message>
        <source>%1 filters of %2</source>
        <translation>%1 个 %2 的滤波器</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>%1 个权重</translation>
    </message>
    <message>
        <source>%1 multiply-adds</source>
        <translation>%1 次乘加</translation>
    </message>
    <message>
        <source>Standard convolution: every filter looks at all channels</source>
        <translation>标准卷积：每个滤波器看所有通道</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Depthwise, then pointwise: filter each channel, then mix them</source>
        <translation>先深度卷积，再逐点卷积：分别滤波各通道，然后混合</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>已滤波</translation>
    </message>
</context>
<context>
    <name>ShuffleCharts</name>
    <message>
        <source>Lanes of two group convolutions, without and with a shuffle</source>
        <translation>两层分组卷积的通道去向，无混洗与有混洗</translation>
    </message>
    <message>
        <source>Which inputs each output sees after two group convolutions</source>
        <translation>两层分组卷积后每个输出看到哪些输入</translation>
    </message>
    <message>
        <source>The ShuffleNet unit, stride %1</source>
        <translation>ShuffleNet 单元，步幅 %1</translation>
    </message>
    <message>
        <source>What shuffling takes of the unit (multiply-adds: none)</source>
        <translation>混洗在单元中占多少（乘加：无）</translation>
    </message>
    <message>
        <source>share of the unit (%)</source>
        <translation>占单元的份额 (%)</translation>
    </message>
    <message>
        <source>bytes moved</source>
        <translation>移动的字节</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>The unit over the number of groups</source>
        <translation>单元随分组数的变化</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>of one group&apos;s (%)</source>
        <translation>占一组时的份额 (%)</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>乘加数</translation>
    </message>
    <message>
        <source>%1 groups: %2 multiply-adds</source>
        <translation>%1 组：%2 次乘加</translation>
    </message>
    <message>
        <source>%1 groups: %2</source>
        <translation>%1 组：%2</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>通道去向</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Over g</source>
        <translation>随 g</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>感受范围</translation>
    </message>
</context>
<context>
    <name>SpecCommand</name>
    <message>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>minimalistic</source>
        <translation>精简版</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>change network</source>
        <translation>更改网络</translation>
    </message>
    <message>
        <source>change %1</source>
        <translation>更改%1</translation>
    </message>
</context>
<context>
    <name>SweepCharts</name>
    <message>
        <source>in another order by time than by multiply-adds</source>
        <translation>按时间与按乘加数的顺序不同</translation>
    </message>
    <message>
        <source>the pair chosen</source>
        <translation>所选的一对</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>engine %1</source>
        <translation>引擎 %1</translation>
    </message>
    <message>
        <source>engine %1 (%2)</source>
        <translation>引擎 %1（%2）</translation>
    </message>
    <message>
        <source>%1 plan</source>
        <translation>%1计划</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>%1 to each of %2, at least %3 s of counted runs each</source>
        <translation>%2 各%1，每次至少 %3 秒计入的运行</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>次访问</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>次访问</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>个网络</translation>
    </message>
    <message>
        <source>core</source>
        <translation>个核心</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>个核心</translation>
    </message>
    <message>
        <source>governor %1</source>
        <translation>调频策略 %1</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>负载 %1</translation>
    </message>
    <message>
        <source>random weights, noise as input, batch 1</source>
        <translation>随机权重，以噪声为输入，批量 1</translation>
    </message>
    <message>
        <source>%1 multiply-adds, %2 parameters</source>
        <translation>%1 次乘加，%2 个参数</translation>
    </message>
    <message>
        <source>%1, median of %2 in %3</source>
        <translation>%1，%3 的 %2 的中位数</translation>
    </message>
    <message>
        <source>run</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>Doubtful: %1</source>
        <translation>存疑：%1</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>ImageNet top-1 %1 %, published by: %2</source>
        <translation>ImageNet top-1 %1 %，发表者：%2</translation>
    </message>
    <message>
        <source>others print %1</source>
        <translation>其他来源给出 %1</translation>
    </message>
    <message>
        <source>no ImageNet accuracy is published for it</source>
        <translation>没有发表过它的 ImageNet 准确率</translation>
    </message>
    <message>
        <source>on both fronts</source>
        <translation>在两条前沿上</translation>
    </message>
    <message>
        <source>on the front by multiply-adds, not on that by time</source>
        <translation>在按乘加数的前沿上，不在按时间的前沿上</translation>
    </message>
    <message>
        <source>on the front by time, not on that by multiply-adds</source>
        <translation>在按时间的前沿上，不在按乘加数的前沿上</translation>
    </message>
    <message>
        <source>Multiply-adds against time</source>
        <translation>乘加数与时间</translation>
    </message>
    <message>
        <source>Published accuracy against multiply-adds</source>
        <translation>发表的准确率与乘加数</translation>
    </message>
    <message>
        <source>Published accuracy against time</source>
        <translation>发表的准确率与时间</translation>
    </message>
    <message>
        <source>time (ms)</source>
        <translation>时间 (ms)</translation>
    </message>
    <message>
        <source>multiply-adds (M, papers)</source>
        <translation>乘加数（M，论文口径）</translation>
    </message>
    <message>
        <source>ImageNet top-1 (%)</source>
        <translation>ImageNet top-1 (%)</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>尚未测量任何内容。</translation>
    </message>
    <message>
        <source>No network with a published accuracy has been measured yet.</source>
        <translation>尚未测量有发表准确率的网络。</translation>
    </message>
    <message>
        <source>front by multiply-adds</source>
        <translation>按乘加数的前沿</translation>
    </message>
    <message>
        <source>front by time</source>
        <translation>按时间的前沿</translation>
    </message>
    <message>
        <source>%1 has %2 times the multiply-adds of %3 and takes %4 times its time.</source>
        <translation>%1 的乘加数是 %3 的 %2 倍，所用时间是其 %4 倍。</translation>
    </message>
    <message>
        <source>Of %1 pairs of networks, none is in another order by time than by multiply-adds, beyond the noise.</source>
        <translation>在 %1 对网络中，没有一对按时间与按乘加数的顺序不同（除去噪声）。</translation>
    </message>
    <message>
        <source>Of %1 pairs of networks, %2 are in another order by time than by multiply-adds, beyond the noise.</source>
        <translation>在 %1 对网络中，有 %2 对按时间与按乘加数的顺序不同（除去噪声）。</translation>
    </message>
    <message>
        <source>Worth their multiply-adds: %1; worth their time: %2.</source>
        <translation>值得其乘加数：%1；值得其时间：%2。</translation>
    </message>
    <message>
        <source>Only by multiply-adds: %1.</source>
        <translation>仅按乘加数：%1。</translation>
    </message>
    <message>
        <source>Only by time: %1.</source>
        <translation>仅按时间：%1。</translation>
    </message>
    <message>
        <source>%1 of %2 times are doubtful (?). %3: %4</source>
        <translation>%2 个时间中有 %1 个存疑（?）。%3：%4</translation>
    </message>
    <message>
        <source>One visit each: the networks were not measured in turn, so a machine that grew slower or faster meanwhile treated them unlike. Take two visits or more.</source>
        <translation>每个网络只访问一次：各网络没有轮流测量，期间机器变慢或变快会使它们受到不同的影响。请至少访问两次。</translation>
    </message>
    <message>
        <source>%1 multiply-adds</source>
        <translation>%1 次乘加</translation>
    </message>
    <message>
        <source>%1 per million multiply-adds = %2 / %3 million</source>
        <translation>每百万次乘加 %1 = %2 / %3 百万</translation>
    </message>
    <message>
        <source>Of %1 pairs of networks, one is in another order by time than by multiply-adds, beyond the noise.</source>
        <translation>在 %1 对网络中，有 1 对按时间与按乘加数的顺序不同（除去噪声）。</translation>
    </message>
</context>
<context>
    <name>SweepHeatMap</name>
    <message>
        <source>%1 the time that (width × resolution)² makes of the largest network&apos;s</source>
        <translation>是最大网络的时间按（宽度 × 分辨率）² 折算的 %1</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>of the ideal time, width² × resolution²</source>
        <translation>占理想时间，宽度² × 分辨率²</translation>
    </message>
    <message>
        <source>minimalistic</source>
        <translation>精简版</translation>
    </message>
    <message>
        <source>%1: time over width and resolution</source>
        <translation>%1：时间随宽度和分辨率的变化</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>尚未测量任何内容。</translation>
    </message>
    <message>
        <source>No network takes longer than width² × resolution² of the largest one&apos;s time.</source>
        <translation>没有网络比最大网络的时间按宽度² × 分辨率² 折算的更长。</translation>
    </message>
    <message>
        <source>Farthest from the ideal: %1 takes %2 times as long as width² × resolution² makes of the largest one&apos;s time.</source>
        <translation>离理想最远：%1 所用时间是最大网络按宽度² × 分辨率² 折算的 %2 倍。</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>%1 classes</source>
        <translation>%1 类</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Knows only %1 and %2, and sees photos reduced to %3 × %3 pixels; it calls any other thing one of them.</source>
        <translation>只认识 %1 和 %2，照片先缩小到 %3 × %3 像素；其他任何东西都会被叫作其中之一。</translation>
    </message>
    <message>
        <source>Knows only %1 and %2; it calls any other thing one of them.</source>
        <translation>只认识 %1 和 %2；其他任何东西都会被叫作其中之一。</translation>
    </message>
    <message>
        <source>Trained by the Convlens project on %1, %2 classes</source>
        <translation>由 Convlens 项目在 %1 上训练，%2 个类别</translation>
    </message>
    <message>
        <source>top-1 accuracy %1 % of %2 test photos at %3 pixels, measured by us</source>
        <translation>top-1 准确率 %1 %（%2 张测试照片，%3 像素，由我们测量）</translation>
    </message>
    <message>
        <source>confidence: %1</source>
        <translation>置信度：%1</translation>
    </message>
    <message>
        <source>Calls everything one of its %1.</source>
        <translation>会把任何东西叫作其 %1 个类别之一。</translation>
    </message>
    <message>
        <source>the classifier&apos;s values are divided by %1, fitted on %2 photos held out of training; calibration error on the test photos %3</source>
        <translation>分类器的值除以 %1，该数在 %2 张未用于训练的照片上拟合；测试照片上的校准误差为 %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>TrustCharts</name>
    <message>
        <source>Doubtful times: %1</source>
        <translation>时间存疑：%1</translation>
    </message>
    <message>
        <source>%1, %2, %3; measured at %4</source>
        <translation>%1，%2，%3；测于 %4</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 个核心</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 个核心</translation>
    </message>
    <message>
        <source>, load %1</source>
        <translation>，负载 %1</translation>
    </message>
    <message>
        <source>What this machine can do at most: measure it in the menu Measure.</source>
        <translation>这台机器至多能做多少：在“测量”菜单中测量。</translation>
    </message>
    <message>
        <source>Doubtful: the load was %1 in the minute before, so that the peaks are too low. Measure them again when the machine is quiet.</source>
        <translation>存疑：此前一分钟的负载为 %1，因此峰值偏低。请在机器空闲时重新测量。</translation>
    </message>
    <message>
        <source>every run, in order</source>
        <translation>每次运行，按顺序</translation>
    </message>
    <message>
        <source>run</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>time (ms)</source>
        <translation>时间 (ms)</translation>
    </message>
    <message>
        <source>Each run of the measurement, the first and the warm-up too, once there is one.</source>
        <translation>有测量之后，显示其每次运行，包括首次和预热。</translation>
    </message>
    <message>
        <source>This measurement was kept without its single runs. Measure again to see them.</source>
        <translation>此测量没有保留各次运行。请重新测量以查看。</translation>
    </message>
    <message>
        <source>first run</source>
        <translation>首次运行</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>outliers, counted too</source>
        <translation>离群，也计入</translation>
    </message>
    <message>
        <source>run %1: %2</source>
        <translation>第 %1 次：%2</translation>
    </message>
    <message>
        <source>, cold: memory is touched for the first time; not among the others</source>
        <translation>，冷：首次触及内存；不计入其他各次</translation>
    </message>
    <message>
        <source>, until two times three runs no longer get faster; not counted</source>
        <translation>，直到连续两个三次不再变快；不计入</translation>
    </message>
    <message>
        <source>, more than %1 from the median = %2 × %3 × MAD</source>
        <translation>，偏离中位数超过 %1 = %2 × %3 × MAD</translation>
    </message>
    <message>
        <source>median of the counted</source>
        <translation>计入各次的中位数</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>中位数 %1</translation>
    </message>
    <message>
        <source>The first run took %1 times the median, then %2 runs warmed it up; of %3 counted runs %4.</source>
        <translation>首次运行为中位数的 %1 倍，随后 %2 次预热；计入的 %3 次运行中%4。</translation>
    </message>
    <message>
        <source>none is an outlier</source>
        <translation>没有离群值</translation>
    </message>
    <message>
        <source>one is an outlier</source>
        <translation>有一个离群值</translation>
    </message>
    <message>
        <source>%1 are outliers</source>
        <translation>有 %1 个离群值</translation>
    </message>
    <message>
        <source>how the runs spread</source>
        <translation>各次运行的分布</translation>
    </message>
    <message>
        <source>time (ms), lower end of each bar</source>
        <translation>时间 (ms)，每条的下端</translation>
    </message>
    <message>
        <source>counted runs</source>
        <translation>计入的运行数</translation>
    </message>
    <message>
        <source>How many runs took how long, once there is a measurement with its runs.</source>
        <translation>有了含各次运行的测量之后，显示多少次运行用了多久。</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>%1 runs from %2 to %3 ms</source>
        <translation>%1 次运行，从 %2 到 %3 ms</translation>
    </message>
    <message>
        <source>; the median is among them</source>
        <translation>；中位数在其中</translation>
    </message>
    <message>
        <source>Half of the runs lie within %1 of the median %2; the fastest took %3, 95 % took less than %4.</source>
        <translation>一半的运行与中位数 %2 相差不超过 %1；最快 %3，95 % 低于 %4。</translation>
    </message>
    <message>
        <source>Peak of arithmetic</source>
        <translation>运算峰值</translation>
    </message>
    <message>
        <source>10⁹ float32 operations per second (GFLOP/s)</source>
        <translation>每秒 10⁹ 次 float32 运算 (GFLOP/s)</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>%1 GFLOP/s: multiply-adds in registers alone, two operations each; %2 of one core&apos;s times %3</source>
        <translation>%1 GFLOP/s：仅在寄存器中的乘加，各算两次运算；为单核乘以 %3 的 %2</translation>
    </message>
    <message>
        <source>Speed of reading</source>
        <translation>读取速度</translation>
    </message>
    <message>
        <source>10⁹ bytes per second (GB/s)</source>
        <translation>每秒 10⁹ 字节 (GB/s)</translation>
    </message>
    <message>
        <source>one core alone</source>
        <translation>单核</translation>
    </message>
    <message>
        <source>all cores together</source>
        <translation>所有核心一起</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 read again and again by one core</source>
        <translation>单核反复读取 %1</translation>
    </message>
    <message>
        <source>cache of %1; %2</source>
        <translation>%1 的缓存；%2</translation>
    </message>
    <message>
        <source>one core %1 GB/s, all %2 GB/s, %3 times as much</source>
        <translation>单核 %1 GB/s，全部 %2 GB/s，为 %3 倍</translation>
    </message>
    <message>
        <source>One core makes at most %1 GFLOP/s and reads %2 GB/s from memory: a layer needs %3 operations per byte to be limited by arithmetic.</source>
        <translation>单核至多 %1 GFLOP/s，从内存读取 %2 GB/s：一层需要每字节 %3 次运算才由运算限制。</translation>
    </message>
    <message>
        <source>All %1 cores make %2 times as much arithmetic and read %3 times as fast.</source>
        <translation>全部 %1 个核心的运算为 %2 倍，读取为 %3 倍。</translation>
    </message>
    <message>
        <source>Every run, in order</source>
        <translation>每次运行，按顺序</translation>
    </message>
    <message>
        <source>Peaks of this machine</source>
        <translation>这台机器的峰值</translation>
    </message>
    <message>
        <source>%1 the median %2</source>
        <translation>为中位数 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 = %2 / %3 counted runs</source>
        <translation>%1 = %2 / %3 次计数运行</translation>
    </message>
    <message>
        <source>each bar %1 ms wide: twice the middle half&apos;s width / cube root of %2 runs, at most %3 bars</source>
        <translation>每条宽 %1 ms：中间一半宽度的两倍 / %2 次运行的立方根，最多 %3 条</translation>
    </message>
    <message>
        <source>How the runs spread</source>
        <translation>各次运行的分布</translation>
    </message>
    <message>
        <source>outliers, further than %1 from the median: one bar for all of them, not to scale</source>
        <translation>离群值，与中位数相差超过 %1：全部合为一条，不按比例</translation>
    </message>
</context>
<context>
    <name>UnitFigure</name>
    <message>
        <source>share of the unit: multiply-adds, time</source>
        <translation>占单元的份额：乘加数、时间</translation>
    </message>
    <message>
        <source>input, %1 channels</source>
        <translation>输入，%1 个通道</translation>
    </message>
    <message>
        <source>1×1, %1 groups: %2 to %3</source>
        <translation>1×1，%1 组：%2 到 %3</translation>
    </message>
    <message>
        <source>3×3 depthwise, stride %1</source>
        <translation>3×3 深度卷积，步幅 %1</translation>
    </message>
    <message>
        <source>channel shuffle</source>
        <translation>通道混洗</translation>
    </message>
    <message>
        <source>the
input,
added</source>
        <translation>输入，
相加</translation>
    </message>
    <message>
        <source>average pool
3×3, stride 2</source>
        <translation>平均池化
3×3，步幅 2</translation>
    </message>
</context>
<context>
    <name>convlens::AblationView</name>
    <message>
        <source>All on</source>
        <translation>全部打开</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 个已关闭</translation>
    </message>
    <message>
        <source>Switch this channel off, or on again, and see what the network takes the photo for without it (Delete in the grid)</source>
        <translation>关闭或重新打开此通道，看看没有它时网络把照片认作什么（在网格中按 Delete）</translation>
    </message>
    <message>
        <source>Off now: %1</source>
        <translation>现已关闭：%1</translation>
    </message>
    <message>
        <source>%1: %2, before %3</source>
        <translation>%1：%2，之前 %3</translation>
    </message>
</context>
<context>
    <name>convlens::AnswersDialog</name>
    <message>
        <source>My answers</source>
        <translation>我的回答</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>另存为表格…</translation>
    </message>
    <message>
        <source>CSV, JSON, Markdown or LaTeX</source>
        <translation>CSV、JSON、Markdown 或 LaTeX</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to the lab</source>
        <translation>返回实验</translation>
    </message>
    <message>
        <source>Answers of the labs</source>
        <translation>实验的回答</translation>
    </message>
    <message>
        <source>Reading the answers</source>
        <translation>正在读取回答</translation>
    </message>
    <message>
        <source>The answers could not be read.</source>
        <translation>无法读取回答。</translation>
    </message>
    <message>
        <source>The answers could not be read</source>
        <translation>无法读取回答</translation>
    </message>
    <message>
        <source>No answers yet: choose “Predict first” in a lab, rank, then measure.</source>
        <translation>还没有回答：在实验中选择“先预测”，排序，然后测量。</translation>
    </message>
    <message>
        <source>%1, kept in %2</source>
        <translation>%1，保存在 %2</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>个回答</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>个回答</translation>
    </message>
</context>
<context>
    <name>convlens::BottleneckPage</name>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Photo and network</source>
        <translation>照片与网络</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take all drawn points away</source>
        <translation>移除所有画出的点</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Side of a patch</source>
        <translation>块的边长</translation>
    </message>
    <message>
        <source>Height and width of a patch: its colour values are one point</source>
        <translation>块的高和宽：其颜色值为一个点</translation>
    </message>
    <message>
        <source>The photo, patch by patch</source>
        <translation>逐块处理的照片</translation>
    </message>
    <message>
        <source>The chart could not be copied</source>
        <translation>无法复制图表</translation>
    </message>
    <message>
        <source>Draw, and your points replace the chosen shape. “There and back” shows what becomes of them.</source>
        <translation>画点后，您的点会取代所选形状。“往返”显示它们的变化。</translation>
    </message>
    <message>
        <source>Draw at least %1 points.</source>
        <translation>请至少画 %1 个点。</translation>
    </message>
    <message>
        <source>%1 points. “There and back” shows what becomes of them.</source>
        <translation>%1 个点。“往返”显示它们的变化。</translation>
    </message>
    <message>
        <source>Sending the photo through the lab</source>
        <translation>正在让照片通过实验</translation>
    </message>
    <message>
        <source>The photo could not be sent through the lab</source>
        <translation>无法让照片通过实验</translation>
    </message>
    <message>
        <source>What the network&apos;s own bottlenecks do with the photo stands here once it has run.</source>
        <translation>网络运行后，这里显示它自己的瓶颈如何处理照片。</translation>
    </message>
    <message>
        <source>Looking at the network&apos;s bottlenecks…</source>
        <translation>正在查看网络的瓶颈…</translation>
    </message>
    <message>
        <source>Looking at the network&apos;s bottlenecks</source>
        <translation>正在查看网络的瓶颈</translation>
    </message>
    <message>
        <source>The network&apos;s bottlenecks could not be looked at</source>
        <translation>无法查看网络的瓶颈</translation>
    </message>
    <message>
        <source>It has no linear bottlenecks; choose MobileNetV2 or V3 to see some.</source>
        <translation>它没有线性瓶颈；选择 MobileNetV2 或 V3 可以看到。</translation>
    </message>
    <message>
        <source>A photo through the lab, patch by patch</source>
        <translation>照片逐块通过实验</translation>
    </message>
    <message>
        <source>The photo comes back here once a network has run on one.</source>
        <translation>网络处理过照片后，照片会在这里返回。</translation>
    </message>
    <message>
        <source>Points of your own, to be sent there and back</source>
        <translation>自己画的点，变换过去再返回</translation>
    </message>
    <message>
        <source>The photo&apos;s patches sent there and back, and what the network&apos;s own layers collapse</source>
        <translation>照片的小块变换过去再返回，以及网络自身的层使多少塌缩</translation>
    </message>
</context>
<context>
    <name>convlens::ChannelDetail</name>
    <message>
        <source>What is shown large</source>
        <translation>大图显示的内容</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Mean over channels</source>
        <translation>各通道平均</translation>
    </message>
    <message>
        <source>Maximum over channels</source>
        <translation>各通道最大</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>The three patterns that explain most of the layer, as red, green and blue</source>
        <translation>最能解释此层的三种模式，以红、绿、蓝表示</translation>
    </message>
    <message>
        <source>Which places of the last map speak for a class</source>
        <translation>最后一幅图的哪些位置支持某个类别</translation>
    </message>
    <message>
        <source>Which places of the photo speak for a class: each is hidden in turn</source>
        <translation>照片的哪些位置支持某个类别：依次遮住每一处</translation>
    </message>
    <message>
        <source>Effective receptive field</source>
        <translation>有效感受野</translation>
    </message>
    <message>
        <source>Which parts of the photo really move the value that was clicked, or the middle one</source>
        <translation>照片的哪些部分真正影响所点的值（未点则为中间的值）</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>通道去向</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Switch channels off and see the predictions change</source>
        <translation>关闭通道，观察预测的变化</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>This channel on every photo of the queue, the first %1 of them</source>
        <translation>队列中每张照片上的这个通道，最多前 %1 张</translation>
    </message>
    <message>
        <source>%1 zeros</source>
        <translation>%1 个零</translation>
    </message>
    <message>
        <source>%1 at 6 or more</source>
        <translation>%1 个大于等于 6</translation>
    </message>
    <message>
        <source>%1 negative</source>
        <translation>%1 个为负</translation>
    </message>
    <message>
        <source>%1 NaN</source>
        <translation>%1 个 NaN</translation>
    </message>
    <message>
        <source>%1 infinite</source>
        <translation>%1 个无穷大</translation>
    </message>
    <message>
        <source>Why: activation</source>
        <translation>为何：激活</translation>
    </message>
    <message>
        <source>Why: occlusion</source>
        <translation>为何：遮挡</translation>
    </message>
    <message>
        <source>How often each value occurs, with mean, spread and share of zeros</source>
        <translation>各数值出现的频率，以及均值、离散度和零的比例</translation>
    </message>
    <message>
        <source>The weights that make this channel, and which channels feed it most</source>
        <translation>产生此通道的权重，以及对它贡献最大的通道</translation>
    </message>
    <message>
        <source>Where each channel came from</source>
        <translation>每个通道来自何处</translation>
    </message>
    <message>
        <source>This channel on all photos</source>
        <translation>所有照片上的此通道</translation>
    </message>
    <message>
        <source>Three components at once, each with its own scale: there is no one histogram of them.</source>
        <translation>同时显示三个成分，各有自己的标度：没有共同的直方图。</translation>
    </message>
</context>
<context>
    <name>convlens::ChannelGrid</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Channel %1: %2</source>
        <translation>通道 %1：%2</translation>
    </message>
    <message>
        <source>holds values that are not a number (NaN)</source>
        <translation>含有非数值 (NaN)</translation>
    </message>
    <message>
        <source>holds infinite values</source>
        <translation>含有无穷大的值</translation>
    </message>
    <message>
        <source>dead on this photo: every value is 0</source>
        <translation>在此照片上已死：所有值均为 0</translation>
    </message>
    <message>
        <source>constant on this photo: every value is the same</source>
        <translation>在此照片上恒定：所有值相同</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>standard deviation %1</source>
        <translation>标准差 %1</translation>
    </message>
    <message>
        <source>%1 zeros</source>
        <translation>%1 个零</translation>
    </message>
    <message>
        <source>%1 at 6 or more</source>
        <translation>%1 个大于等于 6</translation>
    </message>
    <message>
        <source>%1 negative</source>
        <translation>%1 个为负</translation>
    </message>
    <message>
        <source>%1 NaN</source>
        <translation>%1 个 NaN</translation>
    </message>
    <message>
        <source>%1 infinite</source>
        <translation>%1 个无穷大</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; (channel %2)</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;（通道 %2）</translation>
    </message>
    <message>
        <source>&lt;b&gt;Channel %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;通道 %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>here (y %1, x %2): &lt;b&gt;%3&lt;/b&gt;</source>
        <translation>此处（y %1，x %2）：&lt;b&gt;%3&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
</context>
<context>
    <name>convlens::ChannelPhotos</name>
    <message>
        <source>Running %1</source>
        <translation>正在运行 %1</translation>
    </message>
</context>
<context>
    <name>convlens::ChartWidget</name>
    <message>
        <source>Copy chart</source>
        <translation>复制图表</translation>
    </message>
    <message>
        <source>Export chart…</source>
        <translation>导出图表…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Copying the chart</source>
        <translation>正在复制图表</translation>
    </message>
</context>
<context>
    <name>convlens::Chip</name>
    <message>
        <source>random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <source>The weights were made from a seed, not trained: what the network computes is real, what it “recognises” is chance.</source>
        <translation>权重由种子生成，未经训练：网络的计算是真实的，它“认出”的却是偶然。</translation>
    </message>
</context>
<context>
    <name>convlens::ClassBox</name>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1（%2 %）</translation>
    </message>
    <message>
        <source>class %1: %2</source>
        <translation>类别 %1：%2</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The class that is asked about: choose it from the list, or type a part of its name or its number</source>
        <translation>要解释的类别：从列表中选择，或键入其名称的一部分或编号</translation>
    </message>
</context>
<context>
    <name>convlens::ClassTableModel</name>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>%1 of %2 photos</source>
        <translation>%2 张照片中的 %1 张</translation>
    </message>
    <message>
        <source>class %1: %2</source>
        <translation>类别 %1：%2</translation>
    </message>
    <message>
        <source>%1 (%2×)</source>
        <translation>%1 (%2×)</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>top-1 (%)</source>
        <translation>top-1 (%)</translation>
    </message>
    <message>
        <source>top-5 (%)</source>
        <translation>top-5 (%)</translation>
    </message>
    <message>
        <source>most often taken for</source>
        <translation>最常被认作</translation>
    </message>
    <message>
        <source>What the photos of a folder show</source>
        <translation>文件夹中照片所示的内容</translation>
    </message>
    <message>
        <source>Photos of this class that could be used</source>
        <translation>此类别中可用的照片数</translation>
    </message>
    <message>
        <source>Share of its photos for which this class was the likeliest</source>
        <translation>其照片中此类别排在首位的比例</translation>
    </message>
    <message>
        <source>Share of its photos for which this class was among the five likeliest</source>
        <translation>其照片中此类别排在前五位的比例</translation>
    </message>
    <message>
        <source>The class that was found instead most often, and how often</source>
        <translation>最常被误认成的类别及次数</translation>
    </message>
</context>
<context>
    <name>convlens::ColourLegend</name>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>颜色标尺</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
</context>
<context>
    <name>convlens::ComparePanel</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Measure all</source>
        <translation>全部测量</translation>
    </message>
    <message>
        <source>Networks that you pin stand here beside each other: parameters, multiply-adds, memory, time, and what they see in the same photo.</source>
        <translation>您钉选的网络在此并列：参数量、乘加数、内存、时间，以及它们在同一张照片中看到什么。</translation>
    </message>
    <message>
        <source>Pin the current network</source>
        <translation>钉选当前网络</translation>
    </message>
    <message>
        <source>Pin current</source>
        <translation>钉选当前</translation>
    </message>
    <message>
        <source>Add the network in focus (Ctrl+D)</source>
        <translation>加入当前网络 (Ctrl+D)</translation>
    </message>
    <message>
        <source>In turn, round by round, so that a drifting machine treats them alike</source>
        <translation>逐轮轮流测量，机器状态漂移时对各网络一视同仁</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>No baseline</source>
        <translation>无基准</translation>
    </message>
    <message>
        <source>The network that others are set against</source>
        <translation>其他网络与之比较的网络</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>The chart could not be copied</source>
        <translation>无法复制图表</translation>
    </message>
    <message>
        <source>Against %1</source>
        <translation>相对 %1</translation>
    </message>
    <message>
        <source>Nothing is pinned yet, so there is nothing to export.</source>
        <translation>还没有钉选任何网络，没有可导出的内容。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Keep the network in focus for comparison (Ctrl+D)</source>
        <translation>保留当前网络以供对比 (Ctrl+D)</translation>
    </message>
    <message>
        <source>The best-known surprise</source>
        <translation>最著名的意外</translation>
    </message>
    <message>
        <source>MobileNetV2 has about half of MobileNetV1&apos;s multiply-adds. Is it twice as fast here? Pins both and measures them in turn.</source>
        <translation>MobileNetV2 的乘加数约为 MobileNetV1 的一半。在这台机器上它也快一倍吗？钉选两者并轮流测量。</translation>
    </message>
    <message>
        <source>The same figures as a table</source>
        <translation>以表格显示同样的数值</translation>
    </message>
    <message>
        <source>All six trained networks</source>
        <translation>全部六个训练好的网络</translation>
    </message>
    <message>
        <source>One a family, trained alike on the same photos: measured accuracy against multiply-adds and time</source>
        <translation>每个系列一个，在同样的照片上以同样方式训练：实测准确率与乘加数和时间的对照</translation>
    </message>
    <message>
        <source>Save these charts as PNG, SVG or PDF, or the table as CSV, JSON, Markdown or LaTeX (Ctrl+E)</source>
        <translation>将这些图表保存为 PNG、SVG 或 PDF，或将表格保存为 CSV、JSON、Markdown 或 LaTeX (Ctrl+E)</translation>
    </message>
    <message>
        <source>Pin our trained networks that are not here yet, one a family, and measure all in turn: measured accuracy against multiply-adds and time</source>
        <translation>固定此处尚缺的由我们训练的网络（每个系列一个），并轮流测量全部：实测准确率与乘加次数及时间的关系</translation>
    </message>
</context>
<context>
    <name>convlens::ComparePins</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Bring this network into focus</source>
        <translation>将此网络设为当前网络</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消钉选</translation>
    </message>
    <message>
        <source>Take this network out of the comparison</source>
        <translation>将此网络移出对比</translation>
    </message>
    <message>
        <source>Its own conditions, whatever the menu Measure says</source>
        <translation>它自己的条件，与“测量”菜单的设置无关</translation>
    </message>
    <message>
        <source>The conditions chosen in the menu Measure</source>
        <translation>“测量”菜单中选择的条件</translation>
    </message>
    <message>
        <source>The times that came with the session: %1</source>
        <translation>随会话而来的时间：%1</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Pin the same network also with other threads, another engine or plan; change the order</source>
        <translation>把同一网络再以其他线程数、引擎或计划钉选；改变顺序</translation>
    </message>
    <message>
        <source>Also with</source>
        <translation>再钉选：</translation>
    </message>
    <message>
        <source>Pinned already</source>
        <translation>已钉选</translation>
    </message>
    <message>
        <source>Pins it once more, to be measured with %1</source>
        <translation>再次钉选，以 %1 测量</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>the plan as drawn</source>
        <translation>按原样的计划</translation>
    </message>
    <message>
        <source>the optimised plan</source>
        <translation>优化的计划</translation>
    </message>
    <message>
        <source>engine %1</source>
        <translation>引擎 %1</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Before the network above it, here and in every chart; its letter goes along</source>
        <translation>移到上面的网络之前，在此处和每个图表中；字母随之移动</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Behind the network below it, here and in every chart; its letter goes along</source>
        <translation>移到下面的网络之后，在此处和每个图表中；字母随之移动</translation>
    </message>
    <message>
        <source>Before that: %1</source>
        <translation>在此之前：%1</translation>
    </message>
</context>
<context>
    <name>convlens::ComparePredictions</name>
    <message>
        <source>What they see in %1</source>
        <translation>它们在 %1 中看到什么</translation>
    </message>
    <message>
        <source>Not run yet.</source>
        <translation>尚未运行。</translation>
    </message>
    <message>
        <source>class %1: %2</source>
        <translation>类别 %1：%2</translation>
    </message>
</context>
<context>
    <name>convlens::CompareTableModel</name>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>相对 %1</translation>
    </message>
    <message>
        <source>time in the session</source>
        <translation>会话中的时间</translation>
    </message>
    <message>
        <source>A condition in which the networks differ</source>
        <translation>各网络互不相同的一项条件</translation>
    </message>
    <message>
        <source>The letter that follows a pinned network through every view</source>
        <translation>在所有视图中代表已钉选网络的字母</translation>
    </message>
    <message>
        <source>Family, width, resolution and what else differs from the paper&apos;s standard</source>
        <translation>系列、宽度、分辨率以及其他与论文标准不同之处</translation>
    </message>
    <message>
        <source>Where its weights come from</source>
        <translation>其权重从何而来</translation>
    </message>
    <message>
        <source>The time that came with the session, measured then; none was taken here yet</source>
        <translation>随会话而来、当时测得的时间；此处尚未测量</translation>
    </message>
    <message>
        <source>How many times as much as %1, the baseline, has</source>
        <translation>是基准网络 %1 的多少倍</translation>
    </message>
    <message>
        <source>Counted %1. %2</source>
        <translation>计数方式：%1。%2</translation>
    </message>
    <message>
        <source>Trained values: weights, biases and batch norm&apos;s two a channel</source>
        <translation>训练得到的值：权重、偏置以及批归一化每通道两个值</translation>
    </message>
    <message>
        <source>Bytes of the maps of all layers together</source>
        <translation>所有层的特征图合计字节数</translation>
    </message>
    <message>
        <source>Bytes of the maps that must be kept at once, at most</source>
        <translation>必须同时保留的特征图的最大字节数</translation>
    </message>
    <message>
        <source>Median time of a run on this machine, and the median distance of the runs from it</source>
        <translation>在这台机器上运行一次的中位时间，以及各次运行与它之差的中位数</translation>
    </message>
    <message>
        <source>The time divided by the count: the less the better the machine is used</source>
        <translation>时间除以计数：越小表示机器利用得越好</translation>
    </message>
</context>
<context>
    <name>convlens::CompareTwins</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Of which charts the table holds the figures</source>
        <translation>表格显示哪些图表的数值</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>By operator</source>
        <translation>按算子</translation>
    </message>
    <message>
        <source>By stage</source>
        <translation>按阶段</translation>
    </message>
    <message>
        <source>Accuracy against cost</source>
        <translation>准确率与开销</translation>
    </message>
    <message>
        <source>Beyond multiply-adds, by operator</source>
        <translation>超出乘加数的部分，按算子</translation>
    </message>
    <message>
        <source>Beyond multiply-adds, by layer</source>
        <translation>超出乘加数的部分，按层</translation>
    </message>
    <message>
        <source>Pinned networks</source>
        <translation>钉选的网络</translation>
    </message>
    <message>
        <source>The charts&apos; figures as a table</source>
        <translation>以表格显示各图表的数值</translation>
    </message>
</context>
<context>
    <name>convlens::CopyTable</name>
    <message>
        <source>Copy with headers</source>
        <translation>连同表头复制</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Also columns that say the same in every row</source>
        <translation>同时显示各行内容相同的列</translation>
    </message>
    <message>
        <source>Nothing but the table, so that it pastes as one (Ctrl+C); “Copy with conditions” adds what the figures hold for</source>
        <translation>只复制表格本身，便于作为表格粘贴 (Ctrl+C)；“连同条件复制”会附上这些数值成立的条件</translation>
    </message>
    <message>
        <source>Copy with conditions</source>
        <translation>连同条件复制</translation>
    </message>
    <message>
        <source>The table, and below it a line with the conditions that its figures hold for</source>
        <translation>表格，以及其下方一行说明数值成立的条件</translation>
    </message>
    <message>
        <source>Also the columns out of sight</source>
        <translation>也显示未显示的列</translation>
    </message>
</context>
<context>
    <name>convlens::CostPanel</name>
    <message>
        <source>By operator</source>
        <translation>按算子</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <source>By stage</source>
        <translation>按阶段</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>In network order</source>
        <translation>按网络顺序</translation>
    </message>
    <message>
        <source>Widest gap first</source>
        <translation>差距最大者在前</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>The chart could not be copied</source>
        <translation>无法复制图表</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Measuring: nothing else runs meanwhile.</source>
        <translation>正在测量：其间不运行其他任务。</translation>
    </message>
    <message>
        <source>? Doubtful: %1</source>
        <translation>? 存疑：%1</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>Unexplained rest</source>
        <translation>未解释的余量</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>The gap: by how much the share of time exceeds the share of the count</source>
        <translation>差距：时间份额超出计数份额多少</translation>
    </message>
    <message>
        <source>Only counts are shown yet. Measure this network on this machine to see where its time goes.</source>
        <translation>目前只显示计数。在这台机器上测量此网络，看看时间花在哪里。</translation>
    </message>
    <message>
        <source>%1 per second: %2 in %3</source>
        <translation>每秒 %1：%2，用时 %3</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>What the chart sets against each other</source>
        <translation>图表将什么与什么对照</translation>
    </message>
    <message>
        <source>The chart&apos;s figures as a table</source>
        <translation>以表格显示图表的数值</translation>
    </message>
    <message>
        <source>Save this chart as PNG, SVG or PDF, or this table as CSV, JSON, Markdown or LaTeX (Ctrl+E)</source>
        <translation>将此图表保存为 PNG、SVG 或 PDF，或将此表格保存为 CSV、JSON、Markdown 或 LaTeX (Ctrl+E)</translation>
    </message>
    <message>
        <source>One bar for all layers of an operator</source>
        <translation>一个算子的所有层一条</translation>
    </message>
    <message>
        <source>One bar a layer, or a step that computes several</source>
        <translation>每层或每个计算多层的步骤一条</translation>
    </message>
    <message>
        <source>One bar for each row of the paper&apos;s table</source>
        <translation>论文表格的每一行一条</translation>
    </message>
    <message>
        <source>Logarithmic axes</source>
        <translation>对数轴</translation>
    </message>
    <message>
        <source>Equal distances for equal ratios; switch off for axes that begin at zero</source>
        <translation>相等的距离表示相等的比例；关闭则轴从零开始</translation>
    </message>
    <message>
        <source>Slowest first</source>
        <translation>最慢者在前</translation>
    </message>
    <message>
        <source>By the time for a million multiply-adds</source>
        <translation>按百万次乘加的时间</translation>
    </message>
    <message>
        <source>Most saved first</source>
        <translation>节省最多者在前</translation>
    </message>
    <message>
        <source>By the time that the optimised plan saves</source>
        <translation>按优化计划节省的时间</translation>
    </message>
    <message>
        <source>Measure all</source>
        <translation>全部测量</translation>
    </message>
    <message>
        <source>Measure machine</source>
        <translation>测量机器</translation>
    </message>
    <message>
        <source>Measure this network with every engine and plan in turn</source>
        <translation>以每个引擎和计划轮流测量此网络</translation>
    </message>
    <message>
        <source>Measure what this machine computes and reads at most; takes some seconds, once</source>
        <translation>测量这台机器至多计算和读取多少；需要几秒，只需一次</translation>
    </message>
    <message>
        <source>Measure how long the network takes on this machine (Ctrl+M)</source>
        <translation>测量网络在这台机器上需要多长时间 (Ctrl+M)</translation>
    </message>
    <message>
        <source>The chart shows more once it is known what this machine computes and reads at most.</source>
        <translation>知道这台机器至多计算和读取多少之后，图表会显示更多。</translation>
    </message>
    <message>
        <source>Median of %1 runs ± median absolute deviation; more of it in the view Trust</source>
        <translation>%1 次运行的中位数 ± 绝对中位差；更多内容见“可信度”视图</translation>
    </message>
    <message>
        <source>Whole network less the sum of its layers: time between them, or a difference between runs in which each layer is timed and runs in which none is</source>
        <translation>整个网络减去各层之和：层间的时间，或逐层计时与不逐层计时的运行之间的差别</translation>
    </message>
    <message>
        <source>Not of running sums: they end at 100 %, and on a logarithmic axis a layer&apos;s share would look the smaller the later it comes</source>
        <translation>累加值不适用：它们止于 100 %，在对数轴上越靠后的层份额看起来越小</translation>
    </message>
    <message>
        <source>Equal distances for equal ratios: values stand as dots, since a bar&apos;s length needs an axis that begins at zero</source>
        <translation>相等的距离表示相等的比值：数值以点表示，因为条的长度需要从零开始的轴</translation>
    </message>
</context>
<context>
    <name>convlens::CostTableModel</name>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>operators</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>share (%)</source>
        <translation>份额 (%)</translation>
    </message>
    <message>
        <source>time (µs)</source>
        <translation>时间 (µs)</translation>
    </message>
    <message>
        <source>± (µs)</source>
        <translation>± (µs)</translation>
    </message>
    <message>
        <source>share of time (%)</source>
        <translation>时间份额 (%)</translation>
    </message>
    <message>
        <source>gap (points)</source>
        <translation>差距（百分点）</translation>
    </message>
    <message>
        <source>The part of the network; where layers are timed in one step, all of them</source>
        <translation>网络的部分；多层合为一步计时时，列出全部</translation>
    </message>
    <message>
        <source>Kinds of operators in this part</source>
        <translation>此部分中的算子种类</translation>
    </message>
    <message>
        <source>Counted %1. %2</source>
        <translation>计数方式：%1。%2</translation>
    </message>
    <message>
        <source>This part of what the whole network counts</source>
        <translation>此部分占整个网络计数的比例</translation>
    </message>
    <message>
        <source>Median time on this machine, measured with profiling</source>
        <translation>在这台机器上的中位时间，逐层计时测得</translation>
    </message>
    <message>
        <source>Median distance of the runs from the median time</source>
        <translation>各次运行与中位时间之差的中位数</translation>
    </message>
    <message>
        <source>This part of the sum of all layers&apos; times</source>
        <translation>此部分占各层时间总和的比例</translation>
    </message>
    <message>
        <source>Share of time less share of the count, in percentage points: above 0 it takes longer than it counts</source>
        <translation>时间比例减去计数比例，以百分点计：大于 0 表示用时多于计数所示</translation>
    </message>
</context>
<context>
    <name>convlens::DiagramLegend</name>
    <message>
        <source>What the colours mean</source>
        <translation>颜色的含义</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
</context>
<context>
    <name>convlens::DiagramPanel</name>
    <message>
        <source>Every block with all of its layers, or as one box</source>
        <translation>每个模块展开为全部的层，或合成一个方框</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>What the colours of the boxes stand for</source>
        <translation>方框颜色代表什么</translation>
    </message>
    <message>
        <source>Close all blocks</source>
        <translation>合上所有模块</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>缩小 (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>放大 (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Show all of it (0)</source>
        <translation>显示全部 (0)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save the diagram as SVG, PDF or PNG (Ctrl+E)</source>
        <translation>将结构图保存为 SVG、PDF 或 PNG (Ctrl+E)</translation>
    </message>
    <message>
        <source>Open all blocks</source>
        <translation>展开所有模块</translation>
    </message>
    <message>
        <source>The chart could not be copied</source>
        <translation>无法复制图表</translation>
    </message>
    <message>
        <source>Measuring: nothing else runs meanwhile.</source>
        <translation>正在测量：其间不运行其他任务。</translation>
    </message>
    <message>
        <source>Measure this network on this machine to see where its time goes.</source>
        <translation>在这台机器上测量此网络，看看时间花在哪里。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>The maps are being looked at; what they hold appears here.</source>
        <translation>正在查看特征图；其内容将显示在这里。</translation>
    </message>
    <message>
        <source>Here you see how the network uses its maps: what of them is dead, empty or said twice.</source>
        <translation>在此可以看到网络如何利用其特征图：其中有多少是死的、空的或重复的。</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>The network has not run on this photo.</source>
        <translation>网络还没有处理过这张照片。</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>This photo only</source>
        <translation>仅此照片</translation>
    </message>
    <message>
        <source>Over all %1 photos</source>
        <translation>全部 %1 张照片</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>This network&apos;s maps do not all fit into memory at once: these figures come from several runs.</source>
        <translation>此网络的特征图无法同时全部放入内存：这些数字来自多次运行。</translation>
    </message>
</context>
<context>
    <name>convlens::DiagramView</name>
    <message>
        <source>Diagram of the network</source>
        <translation>网络结构图</translation>
    </message>
    <message>
        <source>nothing is selected</source>
        <translation>没有选中任何内容</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>parameters: %1</source>
        <translation>参数量：%1</translation>
    </message>
    <message>
        <source>Double click closes it.</source>
        <translation>双击可合上。</translation>
    </message>
    <message>
        <source>Double click shows its %1 layers.</source>
        <translation>双击可显示其中 %1 层。</translation>
    </message>
</context>
<context>
    <name>convlens::DrawArea</name>
    <message>
        <source>Draw points</source>
        <translation>画点</translation>
    </message>
    <message>
        <source>Press the mouse and move to draw points. Keyboard: arrow keys move the cross, Space sets a point, Backspace takes the last one away</source>
        <translation>按下鼠标并移动来画点。键盘：箭头键移动十字，空格放点，Backspace 撤去最后一点</translation>
    </message>
    <message>
        <source>Press the mouse here and move: what you draw goes through the matrix</source>
        <translation>在此按下鼠标并移动：画出的内容会通过矩阵</translation>
    </message>
</context>
<context>
    <name>convlens::DropOverlay</name>
    <message>
        <source>Drop photos, folders, a weights file or a session</source>
        <translation>拖入照片、文件夹、权重文件或会话</translation>
    </message>
    <message>
        <source>Photos join the queue; weights (.safetensors, .pth, .pt) bring their network along; a session (.convlens) is opened</source>
        <translation>照片加入队列；权重 (.safetensors、.pth、.pt) 会带来它的网络；会话 (.convlens) 会被打开</translation>
    </message>
</context>
<context>
    <name>convlens::EvaluatePanel</name>
    <message>
        <source>The photos could not be evaluated</source>
        <translation>无法评估这些照片</translation>
    </message>
    <message>
        <source>Folder of photos…</source>
        <translation>照片文件夹…</translation>
    </message>
    <message>
        <source>A folder with one folder a class in it, named by the class&apos;s name or index</source>
        <translation>其中每个类别一个文件夹，以类别的名称或编号命名</translation>
    </message>
    <message>
        <source>List…</source>
        <translation>列表…</translation>
    </message>
    <message>
        <source>A CSV of file,index; the files are looked for beside it</source>
        <translation>每行为 file,index 的 CSV；文件在其旁边查找</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再次</translation>
    </message>
    <message>
        <source>The same photos with the network that is now in focus</source>
        <translation>用当前网络处理同样的照片</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop here and keep what is found (Esc)</source>
        <translation>在此停止并保留已有结果 (Esc)</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>Every class&apos;s accuracy as CSV, JSON, Markdown or LaTeX, with the conditions (Ctrl+E)</source>
        <translation>各类别的准确率，存为 CSV、JSON、Markdown 或 LaTeX，附条件说明 (Ctrl+E)</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>all photos</source>
        <translation>所有照片</translation>
    </message>
    <message>
        <source>at most </source>
        <translation>至多 </translation>
    </message>
    <message>
        <source>How many photos, spread evenly over all</source>
        <translation>多少张照片，均匀取自全部</translation>
    </message>
    <message>
        <source>Photos done</source>
        <translation>已完成的照片</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>Top-1</translation>
    </message>
    <message>
        <source>Photos whose likeliest class is the right one</source>
        <translation>最可能的类别即正确类别的照片</translation>
    </message>
    <message>
        <source>Top-5</source>
        <translation>Top-5</translation>
    </message>
    <message>
        <source>Photos whose right class is among the five likeliest</source>
        <translation>正确类别在前五之中的照片</translation>
    </message>
    <message>
        <source>Accuracy of every class</source>
        <translation>各类别的准确率</translation>
    </message>
    <message>
        <source>Surest mistakes</source>
        <translation>最自信的错误</translation>
    </message>
    <message>
        <source>None: every photo&apos;s likeliest class is the right one.</source>
        <translation>没有：每张照片最可能的类别都是正确的。</translation>
    </message>
    <message>
        <source>Folder with one folder of photos a class</source>
        <translation>每个类别一个照片文件夹的文件夹</translation>
    </message>
    <message>
        <source>CSV of file,index</source>
        <translation>file,index 的 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV 文件 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Looking for the photos…</source>
        <translation>正在查找照片…</translation>
    </message>
    <message>
        <source>How often is the network right? Choose a folder of photos whose classes are known, one folder a class, or a list of files with their classes: top-1 and top-5, every class&apos;s accuracy and the surest mistakes appear here.</source>
        <translation>网络有多少次是对的？请选择类别已知的照片文件夹（每个类别一个文件夹）或附类别的文件列表：top-1 和 top-5、各类别的准确率和最自信的错误会显示在这里。</translation>
    </message>
    <message>
        <source>%1: %2 of %3 photos</source>
        <translation>%1：%3 张照片中的 %2 张</translation>
    </message>
    <message>
        <source>%1 over %2 photos</source>
        <translation>%1，共 %2 张照片</translation>
    </message>
    <message>
        <source>%1, stopped after %2 of %3 photos</source>
        <translation>%1，在 %3 张照片中的 %2 张之后停止</translation>
    </message>
    <message>
        <source>%1 could not be used</source>
        <translation>无法使用 %1</translation>
    </message>
    <message>
        <source>the network in focus is another one: Again evaluates it</source>
        <translation>当前网络已是另一个：“再次”会评估它</translation>
    </message>
    <message>
        <source>Nothing is evaluated yet, so there is nothing to save.</source>
        <translation>还没有评估过，没有可保存的内容。</translation>
    </message>
</context>
<context>
    <name>convlens::EvaluationRun</name>
    <message>
        <source>Looking for labelled photos</source>
        <translation>正在查找带标签的照片</translation>
    </message>
    <message>
        <source>Evaluating, photo %1 of %2</source>
        <translation>正在评估，第 %1 张照片，共 %2 张</translation>
    </message>
</context>
<context>
    <name>convlens::ExportDialog</name>
    <message>
        <source>Export chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>All %1 charts, into a folder</source>
        <translation>全部 %1 个图表，存入文件夹</translation>
    </message>
    <message>
        <source>PDF (vector)</source>
        <translation>PDF（矢量）</translation>
    </message>
    <message>
        <source>SVG (vector)</source>
        <translation>SVG（矢量）</translation>
    </message>
    <message>
        <source>PNG (bitmap)</source>
        <translation>PNG（位图）</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <source>As the rows need</source>
        <translation>随行数而定</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> 磅</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Conditions below the chart</source>
        <translation>图表下方的条件说明</translation>
    </message>
    <message>
        <source>Network, machine, threads, runs, plan, engine, what is counted, weights and version: whoever meets the chart alone can then judge it.</source>
        <translation>网络、机器、线程、运行次数、计划、引擎、计数内容、权重与版本：单独见到图表的人也能据此判断。</translation>
    </message>
    <message>
        <source>Hatch for black-and-white print</source>
        <translation>为黑白打印加斜线</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>To the clipboard, as a bitmap and as SVG</source>
        <translation>以位图和 SVG 复制到剪贴板</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>This chart shows nothing yet.</source>
        <translation>此图表还没有内容。</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>At this height one name in %1 has room; %2 mm would show all.</source>
        <translation>在此高度下每 %1 个名称只容得下一个；%2 毫米可全部显示。</translation>
    </message>
    <message>
        <source>Drawing the preview</source>
        <translation>正在绘制预览</translation>
    </message>
    <message>
        <source>Folder for the charts</source>
        <translation>图表文件夹</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>Say where the chart shall be written.</source>
        <translation>请说明图表要写到哪里。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 is a folder; add a file name.</source>
        <translation>%1 是文件夹；请加上文件名。</translation>
    </message>
    <message>
        <source>None of the charts shows anything yet.</source>
        <translation>还没有任何图表有内容。</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Copying the chart</source>
        <translation>正在复制图表</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Which of the view&apos;s charts</source>
        <translation>视图中的哪个图表</translation>
    </message>
    <message>
        <source>PDF and SVG can be enlarged without end; PNG goes into anything</source>
        <translation>PDF 和 SVG 可无限放大；PNG 处处可用</translation>
    </message>
    <message>
        <source>On paper; 160 mm is the text of an A4 page, 80 mm a column of two</source>
        <translation>纸面尺寸；160 毫米为 A4 页的文字宽度，80 毫米为双栏中的一栏</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸面尺寸</translation>
    </message>
    <message>
        <source>As high as it takes to name every row</source>
        <translation>高度足以标出每一行</translation>
    </message>
    <message>
        <source>Of the text as it is printed</source>
        <translation>印刷文字的字号</translation>
    </message>
    <message>
        <source>Pixels of the bitmap: 300 for print, 96 for a screen</source>
        <translation>位图的像素：印刷用 300，屏幕用 96</translation>
    </message>
    <message>
        <source>Light suits paper, however the window looks</source>
        <translation>无论窗口外观如何，浅色适合纸面</translation>
    </message>
    <message>
        <source>Leave it out where the document has a caption of its own</source>
        <translation>文档自有图注时可省略</translation>
    </message>
    <message>
        <source>Tells the parts apart without colours</source>
        <translation>不靠颜色也能区分各部分</translation>
    </message>
    <message>
        <source>Written whole or not at all: an old file stays if this fails</source>
        <translation>要么完整写入，要么完全不写：失败时旧文件保留</translation>
    </message>
    <message>
        <source>Choose folder and name</source>
        <translation>选择文件夹和名称</translation>
    </message>
    <message>
        <source>Back to the window without a file</source>
        <translation>不写文件，返回窗口</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>写入文件</translation>
    </message>
</context>
<context>
    <name>convlens::ExportMapsDialog</name>
    <message>
        <source>Write the conditions below it</source>
        <translation>在下方写上条件说明</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Pixels a side</source>
        <translation>每边像素数</translation>
    </message>
    <message>
        <source>Export maps</source>
        <translation>导出特征图</translation>
    </message>
    <message>
        <source>Grid of all channels (PNG)</source>
        <translation>所有通道的网格 (PNG)</translation>
    </message>
    <message>
        <source>%1 (PNG)</source>
        <translation>%1 (PNG)</translation>
    </message>
    <message>
        <source>Values of the layer (NumPy array)</source>
        <translation>此层的值（NumPy 数组）</translation>
    </message>
    <message>
        <source>Values of %1 (NumPy array)</source>
        <translation>%1 的值（NumPy 数组）</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The conditions go into a second file beside it, ending in .json.</source>
        <translation>条件说明写入旁边的另一个文件，以 .json 结尾。</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npy)</source>
        <translation>NumPy 数组 (*.npy)</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 已写入。</translation>
    </message>
    <message>
        <source>“%1” could not be exported</source>
        <translation>无法导出“%1”</translation>
    </message>
    <message>
        <source>Values of all layers (NumPy archive)</source>
        <translation>所有层的值（NumPy 归档）</translation>
    </message>
    <message>
        <source>NumPy archives (*.npz)</source>
        <translation>NumPy 归档 (*.npz)</translation>
    </message>
    <message>
        <source>A picture to look at, or the values to compute with</source>
        <translation>用于观看的图片，或用于计算的数值</translation>
    </message>
    <message>
        <source>Maps in a row of the grid</source>
        <translation>网格每行的特征图数</translation>
    </message>
    <message>
        <source>Width and height of each map in the grid</source>
        <translation>网格中每张特征图的宽和高</translation>
    </message>
    <message>
        <source>Network, layer, photo, weights and version: whoever meets the picture alone can then judge it</source>
        <translation>网络、层、照片、权重和版本：即使单独看到这张图片也能作出判断</translation>
    </message>
    <message>
        <source>Written whole or not at all: an old file stays if this fails</source>
        <translation>要么完整写入，要么完全不写：失败时旧文件保留</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Choose folder and name</source>
        <translation>选择文件夹和名称</translation>
    </message>
    <message>
        <source>Write the file, in the background</source>
        <translation>在后台写入文件</translation>
    </message>
    <message>
        <source>Back to the window without a file</source>
        <translation>不写文件，返回窗口</translation>
    </message>
    <message>
        <source>An array for each layer, by its name, %1 MiB in all; the conditions are inside as conditions.json.</source>
        <translation>每层一个数组，以层名命名，共 %1 MiB；条件写在其中的 conditions.json 里。</translation>
    </message>
    <message>
        <source>They do not all fit into memory: the network runs again, part by part, while the file is written.</source>
        <translation>它们无法同时放入内存：写文件时网络会分段重新运行。</translation>
    </message>
</context>
<context>
    <name>convlens::GuidedTour</name>
    <message>
        <source>Tour of the window</source>
        <translation>窗口导览</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>跳过(&amp;S)</translation>
    </message>
    <message>
        <source>End the tour; Help &gt; Tour shows it again (Esc)</source>
        <translation>结束导览；“帮助 &gt; 窗口导览”可再次打开 (Esc)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>The step before (Left)</source>
        <translation>上一步（左箭头）</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>The next step (Right)</source>
        <translation>下一步（右箭头）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
</context>
<context>
    <name>convlens::HealthResults</name>
    <message>
        <source>The maps could not be looked at</source>
        <translation>无法查看特征图</translation>
    </message>
    <message>
        <source>“%1” was left out</source>
        <translation>略过了“%1”</translation>
    </message>
    <message>
        <source>Looking at the health of the maps</source>
        <translation>正在查看特征图的健康状况</translation>
    </message>
    <message>
        <source>Looking at the health of the maps over all photos</source>
        <translation>正在查看所有照片上特征图的健康状况</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>convlens::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Pages with all of these words</source>
        <translation>含有所有这些词的页面</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No page has all of these words.</source>
        <translation>没有页面含有所有这些词。</translation>
    </message>
    <message>
        <source>Back to the window (Esc)</source>
        <translation>返回窗口 (Esc)</translation>
    </message>
</context>
<context>
    <name>convlens::HistogramBars</name>
    <message>
        <source>Histogram of the chosen tensor</source>
        <translation>所选张量的直方图</translation>
    </message>
    <message>
        <source>%1 values from %2 to %3</source>
        <translation>%1 个值，从 %2 到 %3</translation>
    </message>
    <message>
        <source>mean %1, sd %2</source>
        <translation>均值 %1，标准差 %2</translation>
    </message>
    <message>
        <source>%1 values from %2 to %3; heights by the square root</source>
        <translation>%1 个值，从 %2 到 %3；高度取平方根</translation>
    </message>
</context>
<context>
    <name>convlens::HistogramStrip</name>
    <message>
        <source>Distribution of the values</source>
        <translation>值的分布</translation>
    </message>
    <message>
        <source>no finite value</source>
        <translation>没有有限的值</translation>
    </message>
    <message>
        <source>a single value: %1</source>
        <translation>只有一个值：%1</translation>
    </message>
    <message>
        <source>every value is %1</source>
        <translation>所有值均为 %1</translation>
    </message>
    <message>
        <source>mean %1 ± %2</source>
        <translation>均值 %1 ± %2</translation>
    </message>
    <message>
        <source>%1 of the values lie from %2 to %3</source>
        <translation>%1 的值在 %2 到 %3 之间</translation>
    </message>
</context>
<context>
    <name>convlens::KernelView</name>
    <message>
        <source>Kernel of the selected channel</source>
        <translation>所选通道的卷积核</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>bias %1</source>
        <translation>偏置 %1</translation>
    </message>
    <message>
        <source>norm multiplies by %1</source>
        <translation>归一化乘以 %1</translation>
    </message>
    <message>
        <source>reads &lt;a href=&quot;%1&quot;&gt;channel %1&lt;/a&gt; alone</source>
        <translation>只读取&lt;a href=&quot;%1&quot;&gt;通道 %1&lt;/a&gt;</translation>
    </message>
    <message>
        <source>strongest weights: %1</source>
        <translation>最强的权重：%1</translation>
    </message>
    <message>
        <source>fed most by %1</source>
        <translation>主要来自 %1</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>strength of its weights %1</source>
        <translation>其权重的强度 %1</translation>
    </message>
    <message>
        <source>contributes %1 here</source>
        <translation>在此贡献 %1</translation>
    </message>
    <message>
        <source>%1, y %2, x %3: weight %4</source>
        <translation>%1，y %2，x %3：权重 %4</translation>
    </message>
</context>
<context>
    <name>convlens::LabPage</name>
    <message>
        <source>What the lab shows</source>
        <translation>实验显示的内容</translation>
    </message>
    <message>
        <source>Measuring for the lab “%1”</source>
        <translation>正在为实验“%1”测量</translation>
    </message>
    <message>
        <source>Trying for the lab “%1”</source>
        <translation>正在为实验“%1”试验</translation>
    </message>
    <message>
        <source>The lab could not be measured</source>
        <translation>无法测量此实验</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Measure here</source>
        <translation>在此测量</translation>
    </message>
    <message>
        <source>Try here</source>
        <translation>在此试验</translation>
    </message>
    <message>
        <source>Measuring; nothing is drawn meanwhile. Stop it.</source>
        <translation>正在测量；其间不绘制任何内容。停止。</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run this on your machine, with the settings as they stand</source>
        <translation>按现有设置在您的机器上运行</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Keeping the answer</source>
        <translation>正在保存回答</translation>
    </message>
    <message>
        <source>The answer could not be kept</source>
        <translation>无法保存回答</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>解说</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>Hide what was measured, say what you expect, then measure and compare</source>
        <translation>隐藏测量结果，说出您的预期，然后测量并比较</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save a picture or chart as PNG, SVG or PDF (Ctrl+E); tables are saved on their tab</source>
        <translation>将图片或图表保存为 PNG、SVG 或 PDF (Ctrl+E)；表格在其标签页中保存</translation>
    </message>
    <message>
        <source>The chart could not be copied</source>
        <translation>无法复制图表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Which of this lab&apos;s tables is shown</source>
        <translation>显示此实验的哪个表格</translation>
    </message>
    <message>
        <source>Save table…</source>
        <translation>保存表格…</translation>
    </message>
    <message>
        <source>As CSV, JSON, Markdown or LaTeX, with the conditions</source>
        <translation>存为 CSV、JSON、Markdown 或 LaTeX，附条件说明</translation>
    </message>
    <message>
        <source>? %1 of %2 measured values are doubtful: measure again when the machine is quiet.</source>
        <translation>? %2 个实测值中有 %1 个存疑：请在机器空闲时重新测量。</translation>
    </message>
    <message>
        <source>The lab&apos;s figures as a table</source>
        <translation>以表格显示实验的数值</translation>
    </message>
    <message>
        <source>Every figure of this lab, the paper&apos;s beside them; to be copied and saved</source>
        <translation>本实验的全部数字，与论文的数字并列；可复制和保存</translation>
    </message>
    <message>
        <source>The formula, where the paper has it, and why</source>
        <translation>公式、它在论文中的位置以及原因</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
</context>
<context>
    <name>convlens::LabsPanel</name>
    <message>
        <source>Labs</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>convlens::LanesView</name>
    <message>
        <source>Where each channel came from</source>
        <translation>各通道来自何处</translation>
    </message>
    <message>
        <source>from %1, channel %2</source>
        <translation>来自 %1，通道 %2</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>to channel %1</source>
        <translation>到通道 %1</translation>
    </message>
    <message>
        <source>outputs, coloured by where they come from</source>
        <translation>输出，按来源着色</translation>
    </message>
</context>
<context>
    <name>convlens::LayerHeader</name>
    <message>
        <source>Before and after norm and activation</source>
        <translation>归一化与激活之前和之后</translation>
    </message>
    <message>
        <source>Part of the split</source>
        <translation>拆分的部分</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Part %1 of %2</source>
        <translation>第 %1 部分，共 %2 部分</translation>
    </message>
</context>
<context>
    <name>convlens::LayersModel</name>
    <message>
        <source>%1 | %2</source>
        <translation>%1 | %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>
%1 parameters</source>
        <translation>
%1 个参数</translation>
    </message>
    <message>
        <source>
%1 (%2 of the layers&apos; time)</source>
        <translation>
%1（各层时间的 %2）</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>, %1 × %1, stride %2</source>
        <translation>，%1 × %1，步幅 %2</translation>
    </message>
    <message>
        <source>, %1 groups</source>
        <translation>，%1 组</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>  = %1 × %2 positions × %3 × %3 × %4 inputs × %5 outputs</source>
        <translation>  = %1 × %2 个位置 × %3 × %3 × %4 个输入 × %5 个输出</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>reads %1, writes %2, %3 operations a byte</source>
        <translation>读 %1，写 %2，每字节 %3 次运算</translation>
    </message>
    <message>
        <source>%1 (%2 of the layers&apos; time)</source>
        <translation>%1（各层时间的 %2）</translation>
    </message>
    <message>
        <source>, for %1 layers in one step</source>
        <translation>，%1 层合为一步</translation>
    </message>
    <message>
        <source>computed in one step with %1</source>
        <translation>与 %1 在同一步中计算</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>份额</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Click to go back to the order of the network, grouped by stage</source>
        <translation>单击恢复网络的顺序，按阶段分组</translation>
    </message>
    <message>
        <source>Median time of the layer on this machine, measured with profiling</source>
        <translation>该层在这台机器上逐层计时的时间中位数</translation>
    </message>
    <message>
        <source>Trained values</source>
        <translation>训练得到的值</translation>
    </message>
    <message>
        <source>Channels × height × width</source>
        <translation>通道 × 高 × 宽</translation>
    </message>
    <message>
        <source>
%1: %2, %3 of the network&apos;s</source>
        <translation>
%1：%2，占网络的 %3</translation>
    </message>
    <message>
        <source>%1: %2, %3 of the network&apos;s</source>
        <translation>%1：%2，占网络的 %3</translation>
    </message>
    <message>
        <source>%1 multiply-adds</source>
        <translation>%1 次乘加</translation>
    </message>
    <message>
        <source>Share of what the network counts (blue) and of its measured time (orange). Sorted by how much more of the time than of the count a layer takes.</source>
        <translation>占网络计数的份额（蓝）与占实测时间的份额（橙）。按时间份额超出计数份额的多少排序。</translation>
    </message>
    <message>
        <source>Counted %1. %2 The line at the bottom chooses.</source>
        <translation>计数方式 %1。%2 底部的一行可供选择。</translation>
    </message>
    <message>
        <source>What the layer computes</source>
        <translation>该层计算什么</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>convlens::LayersPanel</name>
    <message>
        <source>Shows the layers that contain every word in name, operator or stage</source>
        <translation>只显示名称、算子或阶段中包含所有这些词的层</translation>
    </message>
    <message>
        <source>Filter layers</source>
        <translation>筛选层</translation>
    </message>
    <message>
        <source>Filter layers: depthwise, block3 …</source>
        <translation>筛选层：深度卷积、block3 …</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>No layer contains these words.</source>
        <translation>没有层含有这些词。</translation>
    </message>
    <message>
        <source>layer	operator	stage	output	parameters	%1	share of it	median time [us]	share of time</source>
        <translation>层	算子	阶段	输出	参数量	%1	其份额	时间中位数 [us]	时间份额</translation>
    </message>
    <message>
        <source>Layers of %1</source>
        <translation>%1 的层</translation>
    </message>
    <message>
        <source>Copy with headers</source>
        <translation>连同表头复制</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Click: sort. Right click: choose columns</source>
        <translation>单击：排序。右键单击：选择列</translation>
    </message>
    <message>
        <source>Copy with conditions</source>
        <translation>连同条件复制</translation>
    </message>
</context>
<context>
    <name>convlens::LiveCamera</name>
    <message>
        <source>Opening the camera</source>
        <translation>正在打开摄像头</translation>
    </message>
    <message>
        <source>The camera cannot be used</source>
        <translation>无法使用摄像头</translation>
    </message>
    <message>
        <source>Taking a picture</source>
        <translation>正在拍摄</translation>
    </message>
    <message>
        <source>The camera has stopped</source>
        <translation>摄像头已停止</translation>
    </message>
</context>
<context>
    <name>convlens::MainWindow</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>“%1” is on another machine</source>
        <translation>“%1”在另一台机器上</translation>
    </message>
    <message>
        <source>Convlens never goes to the network. Save the picture and drop the file, or copy the picture itself and paste it.</source>
        <translation>Convlens 从不访问网络。请保存图片后拖入文件，或复制图片本身再粘贴。</translation>
    </message>
    <message>
        <source>There is no picture and no file in it.</source>
        <translation>其中没有图片，也没有文件。</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>打开照片文件夹</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;weights…</source>
        <translation>打开权重(&amp;W)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Sample photos</source>
        <translation>示例照片(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export what the current view shows (Ctrl+E)</source>
        <translation>导出当前视图显示的内容 (Ctrl+E)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove photo</source>
        <translation>移除照片(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Filter layers</source>
        <translation>筛选层(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>文字大小(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>网络(&amp;N)</translation>
    </message>
    <message>
        <source>Random weights, &amp;seed…</source>
        <translation>随机权重，种子(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Measure this network</source>
        <translation>测量此网络(&amp;M)</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Measure how long the network takes on this machine (Ctrl+M)</source>
        <translation>测量网络在这台机器上需要多长时间 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Measure with &amp;all pinned ones</source>
        <translation>连同所有钉选的网络一起测量(&amp;A)</translation>
    </message>
    <message>
        <source>Measure &amp;by itself after each change</source>
        <translation>每次更改后自动测量(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>引擎(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>计划(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>线程(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Pin this network</source>
        <translation>钉选此网络(&amp;P)</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>钉选</translation>
    </message>
    <message>
        <source>Keep this network for comparison (Ctrl+D)</source>
        <translation>保留此网络以供对比 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Pin &amp;another</source>
        <translation>钉选另一个(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Unpin all</source>
        <translation>全部取消钉选(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>上、下</translation>
    </message>
    <message>
        <source>previous, next layer</source>
        <translation>上一层、下一层</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>previous, next photo</source>
        <translation>上一张、下一张照片</translation>
    </message>
    <message>
        <source>copy the chosen rows with headers</source>
        <translation>连同表头复制所选的行</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>next, previous stop of a slider</source>
        <translation>滑块的下一档、上一档</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation>Ctrl+方向键</translation>
    </message>
    <message>
        <source>in the diagram: move the picture</source>
        <translation>在结构图中：移动画面</translation>
    </message>
    <message>
        <source>in the diagram: open or close a block</source>
        <translation>在结构图中：展开或合上模块</translation>
    </message>
    <message>
        <source>in the diagram and side by side: zoom, show all</source>
        <translation>在结构图和并排视图中：缩放、显示全部</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>窗口导览(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;About Convlens</source>
        <translation>关于 Convlens(&amp;A)</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>关于 Qt(&amp;Q)</translation>
    </message>
    <message>
        <source>Welcome to Convlens</source>
        <translation>欢迎使用 Convlens</translation>
    </message>
    <message>
        <source>See what happens inside light-weight convolutional networks, and what each layer costs. A minute is enough for this tour; it can be skipped at any time.</source>
        <translation>看看轻量级卷积网络内部发生了什么，每一层的开销有多大。导览只需一分钟；随时可以跳过。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on the window, or paste a picture. Left and Right go through them.</source>
        <translation>把照片或文件夹拖到窗口的任何位置，或粘贴图片。用左、右箭头逐张浏览。</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Family, width and resolution decide which network is built; shapes and cost follow at once. A weights file that is dropped brings its network along.</source>
        <translation>系列、宽度和分辨率决定构建哪个网络；形状和开销随即更新。拖入权重文件会带来它的网络。</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Each layer with its share of the multiply-adds in blue and of the measured time in orange. Up and Down go through them; what is selected here is selected everywhere.</source>
        <translation>每一层占乘加数的份额（蓝）和占实测时间的份额（橙）。用上、下箭头逐层浏览；在此选中的层在各处都被选中。</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help is one key away</source>
        <translation>帮助只需一个按键</translation>
    </message>
    <message>
        <source>F1 explains the view that is shown, Ctrl+F1 lists all keys. Nothing you open ever leaves this computer.</source>
        <translation>F1 解释当前视图，Ctrl+F1 列出所有按键。您打开的任何内容都不会离开这台计算机。</translation>
    </message>
    <message>
        <source>&amp;As drawn: each layer its own step</source>
        <translation>按原样：每层单独一步(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Optimised: may fuse layers</source>
        <translation>优化：可以融合层(&amp;O)</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>忘记这些</translation>
    </message>
    <message>
        <source>&amp;Count</source>
        <translation>计数(&amp;C)</translation>
    </message>
    <message>
        <source>The best-known &amp;surprise</source>
        <translation>最著名的意外(&amp;S)</translation>
    </message>
    <message>
        <source>MobileNetV2 has about half of MobileNetV1&apos;s multiply-adds. Is it twice as fast here? Pins both and measures them in turn.</source>
        <translation>MobileNetV2 的乘加数约为 MobileNetV1 的一半。在这台机器上它也快一倍吗？钉选两者并轮流测量。</translation>
    </message>
    <message>
        <source>&amp;Trained by us</source>
        <translation>由我们训练(&amp;T)</translation>
    </message>
    <message>
        <source>The network of this family that comes trained with Convlens</source>
        <translation>该系列中随 Convlens 提供的训练好的网络</translation>
    </message>
    <message>
        <source>Measure with every &amp;engine and plan</source>
        <translation>以每个引擎和计划测量(&amp;E)</translation>
    </message>
    <message>
        <source>This network with each engine of this machine and each of its plans, in turn</source>
        <translation>此网络在这台机器的每个引擎及其每种计划上，轮流测量</translation>
    </message>
    <message>
        <source>Measure this &amp;machine’s peaks again</source>
        <translation>重新测量这台机器的峰值(&amp;M)</translation>
    </message>
    <message>
        <source>What it computes and reads at most: measured once, kept, and measured again when you say so</source>
        <translation>它至多计算和读取多少：测量一次并保留，您要求时重新测量</translation>
    </message>
    <message>
        <source>&amp;Where to get ImageNet weights</source>
        <translation>哪里可以得到 ImageNet 权重(&amp;W)</translation>
    </message>
    <message>
        <source>Open photos, weights or a session</source>
        <translation>打开照片、权重或会话</translation>
    </message>
    <message>
        <source>Photos, weights and sessions (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pgm *.ppm *.safetensors *.pth *.pt *.pth.tar *.bin *.convlens);;All files (*)</source>
        <translation>照片、权重和会话 (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pgm *.ppm *.safetensors *.pth *.pt *.pth.tar *.bin *.convlens);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The table is still empty.</source>
        <translation>表格仍为空。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>No table is on the screen</source>
        <translation>屏幕上没有表格</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>The report could not be written</source>
        <translation>无法写入报告</translation>
    </message>
    <message>
        <source>Export &amp;table</source>
        <translation>导出表格(&amp;T)</translation>
    </message>
    <message>
        <source>Export re&amp;port…</source>
        <translation>导出报告(&amp;P)…</translation>
    </message>
    <message>
        <source>One HTML file with the networks, their counts, times, charts, predictions and maps</source>
        <translation>一个 HTML 文件，包含网络及其计数、时间、图表、预测和特征图</translation>
    </message>
    <message>
        <source>%1[*] – Convlens</source>
        <translation>%1[*] – Convlens</translation>
    </message>
    <message>
        <source>%1[*] – %2 – Convlens</source>
        <translation>%1[*] – %2 – Convlens</translation>
    </message>
    <message>
        <source>Sessions (*.%1);;All files (*)</source>
        <translation>会话 (*.%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>新建会话(&amp;N)</translation>
    </message>
    <message>
        <source>Leave photos, pinned networks and results behind and begin again</source>
        <translation>放下照片、钉选的网络和结果，重新开始</translation>
    </message>
    <message>
        <source>Open s&amp;ession…</source>
        <translation>打开会话(&amp;E)…</translation>
    </message>
    <message>
        <source>A .convlens file: photos, networks, pins and their times</source>
        <translation>.convlens 文件：照片、网络、钉选及其时间</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>Photos, networks, pins and their times, to be opened again or reported from the command line</source>
        <translation>照片、网络、钉选及其时间，可再次打开，或由命令行生成报告</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Under another name</source>
        <translation>使用另一个名称</translation>
    </message>
    <message>
        <source>Recent sess&amp;ions</source>
        <translation>最近的会话(&amp;I)</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Start with the session of last time</source>
        <translation>以上次的会话启动</translation>
    </message>
    <message>
        <source>Unless photos, networks or a session are named on the command line</source>
        <translation>除非命令行指定了照片、网络或会话</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>session.%1</source>
        <translation>会话.%1</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Save the session?</source>
        <translation>保存会话？</translation>
    </message>
    <message>
        <source>Do you want to save what you have put together?</source>
        <translation>要保存您所汇集的内容吗？</translation>
    </message>
    <message>
        <source>Do you want to save the changes of “%1”?</source>
        <translation>要保存“%1”的更改吗？</translation>
    </message>
    <message>
        <source>Photos that were pasted, pinned networks and their times are lost otherwise.</source>
        <translation>否则粘贴的照片、钉选的网络及其时间将丢失。</translation>
    </message>
    <message>
        <source>Recover a session?</source>
        <translation>恢复会话？</translation>
    </message>
    <message>
        <source>Convlens did not end as it should. A session without a name was kept on %1.</source>
        <translation>Convlens 未正常结束。%1 保留了一个未命名的会话。</translation>
    </message>
    <message>
        <source>Convlens did not end as it should. Changes of “%1” were kept on %2.</source>
        <translation>Convlens 未正常结束。“%1”的更改已于 %2 保留。</translation>
    </message>
    <message>
        <source>%1 more are kept. They are offered when Convlens starts again.</source>
        <translation>另外还保留了 %1 个。Convlens 下次启动时会提供。</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Throw away</source>
        <translation>丢弃(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>稍后(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Labs</source>
        <translation>实验(&amp;L)</translation>
    </message>
    <message>
        <source>The classes that the network finds most likely. With random weights they mean nothing; a chip then says so.</source>
        <translation>网络认为最可能的类别。权重随机时它们没有意义，此时会有标记说明。</translation>
    </message>
    <message>
        <source>Each view is a way to look at the network: what its layers make of the photo, what they cost, how it compares with others. Ctrl+1, Ctrl+2 and so on go there.</source>
        <translation>每个视图是观察网络的一种方式：各层如何处理照片、开销如何、与其他网络相比如何。按 Ctrl+1、Ctrl+2 等即可到达。</translation>
    </message>
    <message>
        <source>Takes the times on this computer, with what they are worth (Ctrl+M).</source>
        <translation>测量在这台计算机上的时间，并说明其可信程度 (Ctrl+M)。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Pin this network, choose another one at the left and pin it too: the view Compare then sets both beside each other (Ctrl+D).</source>
        <translation>固定此网络，在左侧另选一个并同样固定：“比较”视图随即将两者并列 (Ctrl+D)。</translation>
    </message>
    <message>
        <source>Saves the chart, maps or table that is shown, ready for a report (Ctrl+E).</source>
        <translation>保存所显示的图表、特征图或表格，可直接用于报告 (Ctrl+E)。</translation>
    </message>
    <message>
        <source>%1 (no font)</source>
        <translation>%1（缺少字体）</translation>
    </message>
    <message>
        <source>No font of this machine has the characters of this language. Install one, for instance the package fonts-wqy-microhei, then start Convlens again.</source>
        <translation>这台机器没有含此语言字符的字体。请安装一种，例如软件包 fonts-wqy-microhei，然后重新启动 Convlens。</translation>
    </message>
    <message>
        <source>Write the session to its file, then go on</source>
        <translation>将会话写入文件，然后继续</translation>
    </message>
    <message>
        <source>Go on; what was not saved is lost</source>
        <translation>继续；未保存的内容将丢失</translation>
    </message>
    <message>
        <source>Go on working with this session</source>
        <translation>继续使用此会话</translation>
    </message>
    <message>
        <source>Open what was kept</source>
        <translation>打开保留的内容</translation>
    </message>
    <message>
        <source>Delete what was kept</source>
        <translation>删除保留的内容</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>下次启动时再询问</translation>
    </message>
    <message>
        <source>My &amp;answers…</source>
        <translation>我的回答(&amp;A)…</translation>
    </message>
    <message>
        <source>All rankings that you gave in “Predict first”, with what was measured</source>
        <translation>您在“先预测”中给出的所有排序，以及实测结果</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>各处</translation>
    </message>
    <message>
        <source>In a view</source>
        <translation>视图中</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>in the maps: walk through the channels</source>
        <translation>在特征图中：逐个浏览通道</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>in the maps: switch the channel off or on; in the photos: remove the photo</source>
        <translation>在特征图中：关闭或打开通道；在照片中：移除照片</translation>
    </message>
</context>
<context>
    <name>convlens::MapControls</name>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours of the values. Automatic: blue to red around zero for values with a sign, viridis otherwise.</source>
        <translation>值的颜色。自动：有正负号的值以零为中心从蓝到红，否则为 viridis。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Over what the colour scale reaches: each channel its own shows structure, one for the layer or the network shows strength.</source>
        <translation>颜色标尺的范围：每个通道各自的标尺显示结构，整层或整个网络共用的标尺显示强弱。</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>How much of the values the scale holds; the few beyond it take its end colours, so that they do not darken all the rest.</source>
        <translation>标尺包含多少值；超出的少数值取端点颜色，以免使其余部分变暗。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Order of the channels.</source>
        <translation>通道的顺序。</translation>
    </message>
    <message>
        <source>Lower end of the scale</source>
        <translation>标尺下端</translation>
    </message>
    <message>
        <source>Upper end of the scale</source>
        <translation>标尺上端</translation>
    </message>
    <message>
        <source>Colours: auto</source>
        <translation>颜色：自动</translation>
    </message>
    <message>
        <source>Scale: channel</source>
        <translation>尺度：通道</translation>
    </message>
    <message>
        <source>Scale: layer</source>
        <translation>尺度：层</translation>
    </message>
    <message>
        <source>Scale: network</source>
        <translation>尺度：网络</translation>
    </message>
    <message>
        <source>Scale: fixed</source>
        <translation>尺度：固定</translation>
    </message>
    <message>
        <source>No clipping</source>
        <translation>不截断</translation>
    </message>
    <message>
        <source>Clip at %1 %</source>
        <translation>截断 %1 %</translation>
    </message>
    <message>
        <source>By index</source>
        <translation>按编号</translation>
    </message>
    <message>
        <source>By mean</source>
        <translation>按均值</translation>
    </message>
    <message>
        <source>By energy</source>
        <translation>按能量</translation>
    </message>
    <message>
        <source>By variance</source>
        <translation>按方差</translation>
    </message>
    <message>
        <source>By sparsity</source>
        <translation>按稀疏度</translation>
    </message>
    <message>
        <source>By likeness</source>
        <translation>按相似度</translation>
    </message>
    <message>
        <source>Mean of the squared values</source>
        <translation>值的平方的均值</translation>
    </message>
    <message>
        <source>Share of values that are exactly 0</source>
        <translation>恰好为 0 的值的份额</translation>
    </message>
    <message>
        <source>Correlation with the selected channel</source>
        <translation>与所选通道的相关性</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Interpolate between values instead of drawing each as a square</source>
        <translation>在值之间插值，而不是把每个值画成方块</translation>
    </message>
    <message>
        <source>Size of the cells</source>
        <translation>单元格大小</translation>
    </message>
    <message>
        <source>Size of the cells (Ctrl with the wheel over the grid)</source>
        <translation>单元格大小（在网格上按住 Ctrl 滚动滚轮）</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save the grid or a channel as PNG, or the values as NumPy array</source>
        <translation>将网格或通道保存为 PNG，或将值保存为 NumPy 数组</translation>
    </message>
</context>
<context>
    <name>convlens::MapResults</name>
    <message>
        <source>Looking at the maps</source>
        <translation>正在查看特征图</translation>
    </message>
    <message>
        <source>Looking at all maps</source>
        <translation>正在查看所有特征图</translation>
    </message>
    <message>
        <source>Comparing channels</source>
        <translation>正在比较通道</translation>
    </message>
    <message>
        <source>Finding principal components</source>
        <translation>正在求主成分</translation>
    </message>
    <message>
        <source>Hiding parts of the photo</source>
        <translation>正在遮住照片的各部分</translation>
    </message>
    <message>
        <source>Moving parts of the photo</source>
        <translation>正在改变照片的各部分</translation>
    </message>
    <message numerus="yes">
        <source>Running without %n channel(s)</source>
        <translation>
            <numerusform>正在去掉 %n 个通道运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Working out the large map</source>
        <translation>正在计算大图</translation>
    </message>
    <message>
        <source>Drawing the overlay</source>
        <translation>正在绘制叠加图</translation>
    </message>
    <message>
        <source>Working out receptive fields</source>
        <translation>正在计算感受野</translation>
    </message>
    <message>
        <source>Stopped. Choose it again to go on.</source>
        <translation>已停止。再次选择即可继续。</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
</context>
<context>
    <name>convlens::MapView</name>
    <message>
        <source>Selected map</source>
        <translation>所选的图</translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. Double click: fit.</source>
        <translation>滚轮：缩放。拖动：移动。双击：适应窗口。</translation>
    </message>
    <message>
        <source>y %1, x %2: %3</source>
        <translation>y %1，x %2：%3</translation>
    </message>
</context>
<context>
    <name>convlens::MapsPanel</name>
    <message>
        <source>Mean of all channels at each place.</source>
        <translation>每个位置上所有通道的均值。</translation>
    </message>
    <message>
        <source>Largest value of any channel at each place.</source>
        <translation>每个位置上各通道的最大值。</translation>
    </message>
    <message>
        <source>Red, green and blue explain %1 % of the layer&apos;s variance; effective rank %2 of %3.</source>
        <translation>红、绿、蓝解释了该层方差的 %1 %；有效秩 %2，上限 %3。</translation>
    </message>
    <message>
        <source>Exact: mean %1 plus constant %2 is the class&apos;s logit.</source>
        <translation>精确：均值 %1 加常数 %2 即为该类别的 logit。</translation>
    </message>
    <message>
        <source>Linearised at this photo, since an activation follows the pooling (Grad-CAM).</source>
        <translation>池化之后还有激活，故在此照片处线性化 (Grad-CAM)。</translation>
    </message>
    <message>
        <source>By how much the class&apos;s probability (%1 %) falls where a square of %2 × %2 pixels hides the photo; below zero it rises.</source>
        <translation>用 %2 × %2 像素的方块遮住照片某处时，该类别的概率 (%1 %) 下降多少；负值表示上升。</translation>
    </message>
    <message>
        <source>How much channel %1 at y %2, x %3 changes with each pixel. Half of all change comes from %4 % of its field of %5 × %6 pixels.</source>
        <translation>通道 %1 在 y %2，x %3 处的值随每个像素改变多少。一半的变化来自其 %5 × %6 像素感受野的 %4 %。</translation>
    </message>
    <message>
        <source>Hiding parts of the photo in turn: %1 of %2.</source>
        <translation>正在依次遮住照片的各部分：%1 / %2。</translation>
    </message>
    <message>
        <source>Moving parts of the photo in turn: %1 of %2.</source>
        <translation>正在依次改变照片的各部分：%1 / %2。</translation>
    </message>
    <message>
        <source>Here you see what every layer of %1 makes of a photo.</source>
        <translation>在此可以看到 %1 的每一层如何处理照片。</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>%1 is running; its feature maps appear here.</source>
        <translation>%1 正在运行；其特征图会显示在这里。</translation>
    </message>
    <message>
        <source>%1 has not run on this photo.</source>
        <translation>%1 还没有处理过这张照片。</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>switch channel %1 of %2 off</source>
        <translation>关闭 %2 的通道 %1</translation>
    </message>
    <message>
        <source>switch channel %1 of %2 on</source>
        <translation>打开 %2 的通道 %1</translation>
    </message>
    <message>
        <source>switch all channels on</source>
        <translation>打开所有通道</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Switch a channel off to see what the network takes the photo for without it. Maps are of the whole network.</source>
        <translation>关闭一个通道，看看没有它时网络把照片认作什么。特征图属于完整的网络。</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>This layer has no weights.</source>
        <translation>此层没有权重。</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>第 %1 组</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>mean over channels</source>
        <translation>各通道平均</translation>
    </message>
    <message>
        <source>maximum over channels</source>
        <translation>各通道最大</translation>
    </message>
    <message>
        <source>principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>There are no feature maps to export yet.</source>
        <translation>还没有可导出的特征图。</translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <translation>%1，层 %2</translation>
    </message>
    <message>
        <source>%1, layer %2, %3</source>
        <translation>%1，层 %2，%3</translation>
    </message>
    <message>
        <source>, clipped at %1 %</source>
        <translation>，截断 %1 %</translation>
    </message>
    <message>
        <source>each channel has its own scale%1</source>
        <translation>每个通道有各自的尺度%1</translation>
    </message>
    <message>
        <source>one scale for the layer%1</source>
        <translation>全层同一尺度%1</translation>
    </message>
    <message>
        <source>one scale for all layers%1</source>
        <translation>所有层同一尺度%1</translation>
    </message>
    <message>
        <source>fixed scale</source>
        <translation>固定尺度</translation>
    </message>
    <message>
        <source>Channels of %1</source>
        <translation>%1 的通道</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Open more photos to see channel %1 on all of them.</source>
        <translation>打开更多照片，可在所有照片上看到通道 %1。</translation>
    </message>
    <message>
        <source>Switch off, or on again</source>
        <translation>关闭或重新打开</translation>
    </message>
    <message>
        <source>See what the network takes the photo for without this channel</source>
        <translation>查看没有此通道时网络把照片认作什么</translation>
    </message>
    <message>
        <source>Sort by likeness to it</source>
        <translation>按与它的相似度排序</translation>
    </message>
    <message>
        <source>Show it on all photos</source>
        <translation>在所有照片上显示</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>class activation of %1</source>
        <translation>%1 的类激活</translation>
    </message>
    <message>
        <source>occlusion of %1</source>
        <translation>%1 的遮挡敏感度</translation>
    </message>
    <message>
        <source>effective field of channel %1 at y %2, x %3</source>
        <translation>通道 %1 在 y %2、x %3 处的有效感受野</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>one scale for this layer (all layers: %1)%2</source>
        <translation>本层统一标尺（所有层：%1）%2</translation>
    </message>
    <message>
        <source>Channel %1 at y %2, x %3 stays as it is, whatever part of its field of %4 × %5 pixels changes: most often because an activation holds it at zero. Click on another value of the channel, then ask again.</source>
        <translation>通道 %1 在 y %2、x %3 处的值，无论其 %4 × %5 像素感受野的哪一部分改变都保持不变：多半是因为激活函数使其为零。请点击该通道的另一个值，然后再查看。</translation>
    </message>
    <message>
        <source>%1, channel %2</source>
        <translation>%1，通道 %2</translation>
    </message>
</context>
<context>
    <name>convlens::MessageBar</name>
    <message>
        <source>Newer message</source>
        <translation>较新的消息</translation>
    </message>
    <message>
        <source>Older message</source>
        <translation>较早的消息</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Dismiss (all with Shift)</source>
        <translation>关闭（按住 Shift 关闭全部）</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 条，共 %2 条</translation>
    </message>
</context>
<context>
    <name>convlens::MistakesModel</name>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>%1 %2
is %3</source>
        <translation>%1 %2
实为 %3</translation>
    </message>
    <message>
        <source>%1
taken for %2 (%3)
is %4 (%5, place %6)
Double click opens the photo.</source>
        <translation>%1
认作 %2（%3）
实为 %4（%5，第 %6 位）
双击打开照片。</translation>
    </message>
</context>
<context>
    <name>convlens::NetworkBar</name>
    <message>
        <source>random, seed %1</source>
        <translation>随机，种子 %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Groups of the pointwise convolutions: more groups, fewer multiply-adds, more shuffling</source>
        <translation>逐点卷积的分组数：组越多，乘加越少，混洗越多</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>minimalistic</source>
        <translation>精简版</translation>
    </message>
    <message>
        <source>Without 5 × 5 kernels, h-swish and squeeze-and-excitation</source>
        <translation>不含 5 × 5 卷积核、h-swish 和压缩激励</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>变体</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Open a weights file…</source>
        <translation>打开权重文件…</translation>
    </message>
    <message>
        <source>A safetensors file; the network that it was made for comes along</source>
        <translation>safetensors 文件；会带来它所属的网络</translation>
    </message>
    <message>
        <source>Random, another seed</source>
        <translation>随机，换一个种子</translation>
    </message>
    <message>
        <source>Random, seed…</source>
        <translation>随机，种子…</translation>
    </message>
    <message>
        <source>Open a weights file</source>
        <translation>打开权重文件</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.pth.tar *.bin);;All files (*)</source>
        <translation>权重 (*.safetensors *.pth *.pt *.pth.tar *.bin);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <source>Seed (the same seed gives the same weights):</source>
        <translation>种子（相同的种子给出相同的权重）：</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>symmetric, as PyTorch</source>
        <translation>对称，同 PyTorch</translation>
    </message>
    <message>
        <source>“same”, as TensorFlow</source>
        <translation>“same”，同 TensorFlow</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Classes, padding, and whose rules hold where implementations differ</source>
        <translation>类别数、填充，以及各实现不一致时采用谁的规则</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细</translation>
    </message>
    <message>
        <source>&lt;p&gt;Width multiplier. The paper&apos;s: %1.&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</source>
        <translation>&lt;p&gt;宽度系数。论文取值：%1。&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>&lt;p&gt;Side of the square input in pixels. The paper&apos;s: %1; any from %2 to %3 works.&lt;/p&gt;</source>
        <translation>&lt;p&gt;正方形输入的边长（像素）。论文取值：%1；%2 到 %3 均可。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 类</translation>
    </message>
    <message>
        <source>same padding</source>
        <translation>same 填充</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>
origin: %1</source>
        <translation>
来源：%1</translation>
    </message>
    <message>
        <source>
licence: %1</source>
        <translation>
许可证：%1</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 trained values: weights, biases and batch norm&apos;s two a channel</source>
        <translation>%1 个训练得到的值：权重、偏置，以及批归一化每通道的两个值</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1 for one photo: %2&lt;/p&gt;&lt;p&gt;%3 The line at the bottom chooses.&lt;/p&gt;</source>
        <translation>&lt;p&gt;一张照片的%1：%2&lt;/p&gt;&lt;p&gt;%3 底部的一行可供选择。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Trained by us: %1</source>
        <translation>由我们训练：%1</translation>
    </message>
    <message>
        <source>Where to get ImageNet weights…</source>
        <translation>哪里可以得到 ImageNet 权重…</translation>
    </message>
    <message>
        <source>The official files that open here, and where they are</source>
        <translation>可在此打开的官方文件及其所在</translation>
    </message>
    <message>
        <source>Made from a seed, not trained: predictions are chance. Trained weights are in the menu.</source>
        <translation>由种子生成，未经训练：预测纯属偶然。训练好的权重在菜单中。</translation>
    </message>
    <message>
        <source>trained: %1</source>
        <translation>已训练：%1</translation>
    </message>
</context>
<context>
    <name>convlens::PairDetails</name>
    <message>
        <source>Network that is set against the baseline</source>
        <translation>与基准比较的网络</translation>
    </message>
    <message>
        <source>Which two networks the table and the charts below are about</source>
        <translation>下方的表格和图表涉及哪两个网络</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Stages that differ by less of the baseline&apos;s whole time (or multiply-adds, before both are measured) are hidden</source>
        <translation>相差不到基准总时间（两者测量之前为乘加数）的这一份额的阶段会被隐藏</translation>
    </message>
    <message>
        <source>differences from</source>
        <translation>差异起点</translation>
    </message>
    <message>
        <source>Difference stage by stage</source>
        <translation>逐阶段的差异</translation>
    </message>
    <message>
        <source>Stages are those of equal resolution. A step that reaches over several counts where it ends.</source>
        <translation>阶段按分辨率相同划分。跨越多个阶段的步骤计入其结束的阶段。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Measures all pinned networks anew with so many threads</source>
        <translation>以这么多线程重新测量所有钉选的网络</translation>
    </message>
    <message>
        <source>Stage by stage</source>
        <translation>逐阶段</translation>
    </message>
    <message>
        <source>Time that multiply-adds do not tell of</source>
        <translation>乘加数没有反映的时间</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 对 %2</translation>
    </message>
    <message>
        <source>Measure both networks to see which layers take the time.</source>
        <translation>测量两个网络，看看哪些层耗时。</translation>
    </message>
    <message>
        <source>%1 below the threshold hidden</source>
        <translation>隐藏了 %1 个低于阈值的</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>个阶段</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1&apos;s time against %2&apos;s: %3</source>
        <translation>%1 与 %2 的时间：%3</translation>
    </message>
</context>
<context>
    <name>convlens::PairPanel</name>
    <message>
        <source>Blends between values instead of a square for each</source>
        <translation>在数值之间平滑过渡，而不是每个值一个方格</translation>
    </message>
    <message>
        <source>Colours of the maps of both networks</source>
        <translation>两个网络特征图的配色</translation>
    </message>
    <message>
        <source> (random weights)</source>
        <translation>（随机权重）</translation>
    </message>
    <message>
        <source>Upper network</source>
        <translation>上方网络</translation>
    </message>
    <message>
        <source>Lower network</source>
        <translation>下方网络</translation>
    </message>
    <message>
        <source>The focused network, or a pinned one (Ctrl+D pins)</source>
        <translation>当前网络，或某个钉选的网络（Ctrl+D 钉选）</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Scale: resolution</source>
        <translation>尺度：分辨率</translation>
    </message>
    <message>
        <source>Scale: all</source>
        <translation>尺度：全部</translation>
    </message>
    <message>
        <source>Both networks always share a scale: one for each resolution, or one for all maps</source>
        <translation>两个网络始终共用尺度：每种分辨率一个，或所有图同一个</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save both networks&apos; maps as one figure (Ctrl+E)</source>
        <translation>将两个网络的图保存为一幅图 (Ctrl+E)</translation>
    </message>
    <message>
        <source>What each network hands on at each resolution, as the root mean square over its channels.</source>
        <translation>每个网络在各分辨率上传出的内容，取各通道的均方根。</translation>
    </message>
    <message>
        <source>Here you see what two networks make of one photo, resolution by resolution. Open a photo first.</source>
        <translation>在此可以按分辨率逐一看到两个网络如何处理同一张照片。请先打开照片。</translation>
    </message>
    <message>
        <source>Here you see what two networks make of one photo, resolution by resolution: the focused one and one that is pinned.</source>
        <translation>在此可以按分辨率逐一看到两个网络如何处理同一张照片：当前网络与一个钉选的网络。</translation>
    </message>
    <message>
        <source>Set MobileNetV2 beside it</source>
        <translation>与 MobileNetV2 并排</translation>
    </message>
    <message>
        <source>Set MobileNetV1 beside it</source>
        <translation>与 MobileNetV1 并排</translation>
    </message>
    <message>
        <source>highest of the resolution</source>
        <translation>该分辨率的最高值</translation>
    </message>
    <message>
        <source>one scale for all maps</source>
        <translation>所有图同一尺度</translation>
    </message>
    <message>
        <source>one scale a resolution, for both</source>
        <translation>每种分辨率一个尺度，两者共用</translation>
    </message>
    <message>
        <source>Running %1 for comparison</source>
        <translation>正在运行 %1 以供对比</translation>
    </message>
    <message>
        <source>A network could not run for the comparison</source>
        <translation>有一个网络无法运行以供对比</translation>
    </message>
    <message>
        <source>The two networks have not run yet: there is nothing to export.</source>
        <translation>两个网络都还没有运行：没有可导出的内容。</translation>
    </message>
    <message>
        <source>Two networks, one photo</source>
        <translation>两个网络，一张照片</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>convlens::PairView</name>
    <message>
        <source>Maps of two networks</source>
        <translation>两个网络的特征图</translation>
    </message>
    <message>
        <source>%1: %2, y %3, x %4 = %5</source>
        <translation>%1：%2，y %3，x %4 = %5</translation>
    </message>
    <message>
        <source>above</source>
        <translation>上</translation>
    </message>
    <message>
        <source>below</source>
        <translation>下</translation>
    </message>
</context>
<context>
    <name>convlens::PhotoPredictions</name>
    <message>
        <source>Running %1</source>
        <translation>正在运行 %1</translation>
    </message>
</context>
<context>
    <name>convlens::PhotoPredictionsDialog</name>
    <message>
        <source>What it sees in all photos</source>
        <translation>在所有照片中看到的</translation>
    </message>
    <message>
        <source>Photos done</source>
        <translation>已完成的照片</translation>
    </message>
    <message>
        <source>What the network sees in each photo</source>
        <translation>网络在每张照片中看到的</translation>
    </message>
    <message>
        <source>The photo that is chosen here is the one that the window shows</source>
        <translation>在此选中的照片就是窗口所显示的照片</translation>
    </message>
    <message>
        <source>What %1 sees in the photos of the queue</source>
        <translation>%1 在队列照片中看到的</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Run the photos that are left</source>
        <translation>运行剩余的照片</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>The table as CSV, JSON, Markdown or LaTeX, to a file or the clipboard</source>
        <translation>以 CSV、JSON、Markdown 或 LaTeX 将表格导出到文件或剪贴板</translation>
    </message>
    <message>
        <source>Close this window; the photos stay (Esc)</source>
        <translation>关闭此窗口；照片保留（Esc）</translation>
    </message>
    <message>
        <source>Open photos to see what %1 takes each of them for.</source>
        <translation>打开照片，查看 %1 把每张照片认作什么。</translation>
    </message>
    <message>
        <source>%1, stopped after %2 of %3 photos.</source>
        <translation>%1：已在 %3 张照片中的第 %2 张后停止。</translation>
    </message>
    <message>
        <source>%1: %2 of %3 photos.</source>
        <translation>%1：%3 张照片中的 %2 张。</translation>
    </message>
    <message>
        <source>Most often first: %1.</source>
        <translation>排在首位最多的：%1。</translation>
    </message>
</context>
<context>
    <name>convlens::PhotoPredictionsModel</name>
    <message>
        <source>not run yet</source>
        <translation>尚未运行</translation>
    </message>
    <message>
        <source>not used: %1</source>
        <translation>未使用：%1</translation>
    </message>
    <message>
        <source>%1
class %2
probability %3</source>
        <translation>%1
类别 %2
概率 %3</translation>
    </message>
    <message>
        <source>The photo&apos;s name in the queue</source>
        <translation>照片在队列中的名称</translation>
    </message>
    <message>
        <source>Where the photo&apos;s file lies</source>
        <translation>照片文件所在位置</translation>
    </message>
    <message>
        <source>Why a photo has no answer</source>
        <translation>照片没有结果的原因</translation>
    </message>
    <message>
        <source>the likeliest class</source>
        <translation>最可能的类别</translation>
    </message>
    <message>
        <source>class %1 in order of probability</source>
        <translation>按概率排第 %1 的类别</translation>
    </message>
    <message>
        <source>Number of %1 among the network&apos;s classes</source>
        <translation>%1在网络各类别中的编号</translation>
    </message>
    <message>
        <source>Probability of %1 (softmax of the logits)</source>
        <translation>%1的概率（logits 的 softmax）</translation>
    </message>
    <message>
        <source>Name of %1</source>
        <translation>%1的名称</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>class number %1</source>
        <translation>第 %1 位的类别编号</translation>
    </message>
    <message>
        <source>probability %1</source>
        <translation>第 %1 位的概率</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
</context>
<context>
    <name>convlens::PhotoQueue</name>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>“%1” could not be opened</source>
        <translation>无法打开“%1”</translation>
    </message>
    <message>
        <source>%1 is no longer the picture that it was when the session was saved.</source>
        <translation>%1 已不是保存会话时的图片。</translation>
    </message>
    <message>
        <source>pasted image %1</source>
        <translation>粘贴的图片 %1</translation>
    </message>
    <message>
        <source>“%1” could not be used</source>
        <translation>无法使用“%1”</translation>
    </message>
</context>
<context>
    <name>convlens::PhotoSide</name>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>The whole photo; the network sees the part that is not dimmed</source>
        <translation>整张照片；网络看到未变暗的部分</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>The picture as the network gets it, cut and resized</source>
        <translation>网络得到的图片，已裁剪并缩放</translation>
    </message>
    <message>
        <source>Lay the map that is shown large over the photo</source>
        <translation>将大图显示的内容叠加在照片上</translation>
    </message>
    <message>
        <source>Opacity of the overlay</source>
        <translation>叠加的不透明度</translation>
    </message>
    <message>
        <source>Drawing the photo</source>
        <translation>正在绘制照片</translation>
    </message>
</context>
<context>
    <name>convlens::PhotosModel</name>
    <message>
        <source>%1
%2 pixels</source>
        <translation>%1
%2 像素</translation>
    </message>
</context>
<context>
    <name>convlens::PhotosPanel</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Drop photos, or open…</source>
        <translation>拖入照片，或打开…</translation>
    </message>
    <message>
        <source>Photos and folders can be dropped anywhere on the window, or pasted</source>
        <translation>照片和文件夹可以拖到窗口的任何位置，也可以粘贴</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pgm *.ppm);;All files (*)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pgm *.ppm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation>从队列中移除</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Open photos…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>定格</translation>
    </message>
    <message>
        <source>Keep this picture; the camera goes on when it is pressed again</source>
        <translation>保留此画面；再按一次摄像头继续</translation>
    </message>
    <message>
        <source>Pictures a second, each taken, run through the network and shown</source>
        <translation>每秒画面数，每幅都经拍摄、网络运行并显示</translation>
    </message>
    <message>
        <source>Stop the camera; its last picture stays in the queue</source>
        <translation>停止摄像头；最后的画面留在队列中</translation>
    </message>
    <message>
        <source>Show what the network makes of what a camera sees, picture after picture</source>
        <translation>逐幅显示网络如何处理摄像头看到的内容</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 幅</translation>
    </message>
</context>
<context>
    <name>convlens::PhotosView</name>
    <message>
        <source>This channel on every photo</source>
        <translation>每张照片上的这个通道</translation>
    </message>
    <message>
        <source>The photos are run one after the other…</source>
        <translation>正在逐张处理照片…</translation>
    </message>
    <message>
        <source>Pin this channel</source>
        <translation>钉选此通道</translation>
    </message>
    <message>
        <source>Pin this channel: it stays here while other channels and layers are looked at</source>
        <translation>钉选此通道：查看其他通道和层时，它仍留在这里</translation>
    </message>
    <message>
        <source>one scale, %1 to %2</source>
        <translation>同一标度，%1 到 %2</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation>%1：%2 到 %3</translation>
    </message>
</context>
<context>
    <name>convlens::PickView</name>
    <message>
        <source>Time budget on this machine</source>
        <translation>在这台机器上的时间预算</translation>
    </message>
    <message>
        <source>Time budget in milliseconds</source>
        <translation>时间预算（毫秒）</translation>
    </message>
    <message>
        <source>A run of the network may take so long, as measured by this sweep</source>
        <translation>网络运行一次可用的时间，以此次扫描的测量为准</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Networks within the budget, the most accurate first</source>
        <translation>预算之内的网络，最准确的在前</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>ImageNet top-1 (%)</source>
        <translation>ImageNet top-1 (%)</translation>
    </message>
    <message>
        <source>time (ms)</source>
        <translation>时间 (ms)</translation>
    </message>
    <message>
        <source>± (ms)</source>
        <translation>± (ms)</translation>
    </message>
    <message>
        <source>multiply-adds (papers)</source>
        <translation>乘加数（论文口径）</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>time doubtful</source>
        <translation>时间存疑</translation>
    </message>
    <message>
        <source>accuracy published by</source>
        <translation>准确率发表者</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>尚未测量任何内容。</translation>
    </message>
    <message>
        <source>No measured network with a published accuracy takes at most %1.</source>
        <translation>没有一个有发表准确率的已测网络至多用 %1。</translation>
    </message>
    <message>
        <source>why doubtful</source>
        <translation>存疑原因</translation>
    </message>
    <message>
        <source>%1 is the most accurate of this sweep that fits: %2 % in %3.</source>
        <translation>本次扫描中符合条件且最准确的是 %1：%2 %，用时 %3。</translation>
    </message>
    <message>
        <source>The time is doubtful: %1</source>
        <translation>时间存疑：%1</translation>
    </message>
</context>
<context>
    <name>convlens::PictureView</name>
    <message>
        <source>Photo with receptive field</source>
        <translation>带感受野的照片</translation>
    </message>
</context>
<context>
    <name>convlens::PredictionPanel</name>
    <message>
        <source>Your ranking</source>
        <translation>您的排序</translation>
    </message>
    <message>
        <source>Drag a row to its place, or move the selected one with the buttons</source>
        <translation>将行拖到相应位置，或用按钮移动所选的行</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>The selected row goes before the one above it</source>
        <translation>所选的行移到上一行之前</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>The selected row goes after the one below it</source>
        <translation>所选的行移到下一行之后</translation>
    </message>
    <message>
        <source>Measure and compare</source>
        <translation>测量并比较</translation>
    </message>
    <message>
        <source>Measure here; then your ranking and the measured one stand side by side, and the answer is kept</source>
        <translation>在此测量；随后您的排序与实测排序并列，回答会被保存</translation>
    </message>
    <message>
        <source>My answers…</source>
        <translation>我的回答…</translation>
    </message>
    <message>
        <source>All rankings that you gave so far, with what was measured; can be saved as a table</source>
        <translation>您迄今给出的所有排序及测量结果；可存为表格</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Rank again</source>
        <translation>重新排序</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>convlens::PredictionsModel</name>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1
class %2
probability %3</source>
        <translation>%1
类别 %2
概率 %3</translation>
    </message>
</context>
<context>
    <name>convlens::PredictionsPanel</name>
    <message>
        <source>What the network sees</source>
        <translation>网络的识别结果</translation>
    </message>
    <message>
        <source>The five likeliest classes appear here when the network has run.</source>
        <translation>网络运行后，最可能的五个类别会显示在这里。</translation>
    </message>
    <message>
        <source>Open a photo to see what the network takes it for.</source>
        <translation>打开照片，看看网络把它认作什么。</translation>
    </message>
    <message>
        <source>class	label	probability
</source>
        <translation>类别	标签	概率
</translation>
    </message>
    <message>
        <source>How sure it may be is calibrated: of the answers that it gives 80 % on photos like those it was trained on, about 80 % are right. Of other things that says nothing.</source>
        <translation>它的自信程度经过校准：在与训练照片相似的照片上，它给出 80 % 的回答约有 80 % 是正确的。对其他东西则说明不了什么。</translation>
    </message>
    <message>
        <source>What %1 sees in %2</source>
        <translation>%1 在 %2 中看到的内容</translation>
    </message>
    <message>
        <source>What %1 sees</source>
        <translation>%1 看到的内容</translation>
    </message>
    <message>
        <source>Copy with headers</source>
        <translation>连同表头复制</translation>
    </message>
    <message>
        <source>Export all classes…</source>
        <translation>导出所有类别…</translation>
    </message>
    <message>
        <source>Why this class?</source>
        <translation>为何是此类？</translation>
    </message>
    <message>
        <source>Show which places of the photo speak for the chosen class, or for the likeliest one; a double click on a class does the same</source>
        <translation>显示照片的哪些位置支持所选类别（或最可能的类别）；双击某个类别效果相同</translation>
    </message>
    <message>
        <source>All photos…</source>
        <translation>所有照片…</translation>
    </message>
    <message>
        <source>What the network takes every photo of the queue for, as a table that can be saved</source>
        <translation>网络把队列中每张照片认作什么，以可保存的表格列出</translation>
    </message>
</context>
<context>
    <name>convlens::ReportDialog</name>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>One HTML file that needs nothing else: counts, times, charts and tables of the networks, what they see in the photos, their feature maps, the machine and the conditions.</source>
        <translation>一个无需其他文件的 HTML 文件：网络的计数、时间、图表和表格，它们在照片中看到的内容，特征图，机器和条件。</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The network in focus and the pinned ones; measure first to have their times in it</source>
        <translation>当前网络和钉选的网络；先测量才会包含时间</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>%1 – %2, random weights</source>
        <translation>%1 – %2，随机权重</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>What the networks see is shown for each; feature maps for the first</source>
        <translation>每张照片都显示网络看到的内容；第一张还显示特征图</translation>
    </message>
    <message>
        <source>All %1 photos</source>
        <translation>全部 %1 张照片</translation>
    </message>
    <message>
        <source>The first %1 photos</source>
        <translation>前 %1 张照片</translation>
    </message>
    <message>
        <source>No photo: counts and times only</source>
        <translation>不含照片：仅计数和时间</translation>
    </message>
    <message>
        <source>How many of the likeliest classes are listed for each photo</source>
        <translation>每张照片列出多少个最可能的类别</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Choose folder and name</source>
        <translation>选择文件夹和名称</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Choose at least one network.</source>
        <translation>请至少选择一个网络。</translation>
    </message>
    <message>
        <source>Networks that are not measured stand in it without times.</source>
        <translation>未测量的网络在其中没有时间。</translation>
    </message>
    <message>
        <source>HTML files (*.html *.htm);;All files (*)</source>
        <translation>HTML 文件 (*.html *.htm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Written whole or not at all: an old file stays if this fails</source>
        <translation>要么完整写入，要么完全不写：失败时旧文件保留</translation>
    </message>
    <message>
        <source>Back to the window without a file</source>
        <translation>不写文件，返回窗口</translation>
    </message>
    <message>
        <source>In the background; Esc in the window stops it</source>
        <translation>在后台进行；在窗口中按 Esc 停止</translation>
    </message>
</context>
<context>
    <name>convlens::SessionDocument</name>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>The session “%1” could not be opened</source>
        <translation>无法打开会话“%1”</translation>
    </message>
    <message>
        <source>Times of the session could not be taken over</source>
        <translation>无法采用会话中的时间</translation>
    </message>
    <message>
        <source>The weights file %1 is another one than when the session was saved.</source>
        <translation>权重文件 %1 已不是保存会话时的文件。</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
    <message>
        <source>The session could not be saved</source>
        <translation>无法保存会话</translation>
    </message>
    <message>
        <source>What you do is not kept for the case of a crash</source>
        <translation>您所做的内容未能为崩溃情形保留</translation>
    </message>
    <message>
        <source>Keeping the session for the case of a crash</source>
        <translation>正在为崩溃情形保留会话</translation>
    </message>
</context>
<context>
    <name>convlens::SessionObject</name>
    <message>
        <source>The weights file was made for %1; the changed network has random weights.</source>
        <translation>权重文件是为 %1 制作的；更改后的网络使用随机权重。</translation>
    </message>
    <message>
        <source>This network cannot be built</source>
        <translation>无法构建此网络</translation>
    </message>
    <message>
        <source>%1 cannot be built</source>
        <translation>无法构建 %1</translation>
    </message>
    <message>
        <source>%1 is pinned already, as %2.</source>
        <translation>%1 已经钉选，为 %2。</translation>
    </message>
    <message>
        <source>The trained weights are those of %1; the changed network has random weights.</source>
        <translation>训练好的权重属于 %1；更改后的网络使用随机权重。</translation>
    </message>
</context>
<context>
    <name>convlens::StatusStrip</name>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>measuring …</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Ctrl+M measures the network on this machine</source>
        <translation>按 Ctrl+M 在这台机器上测量网络</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>thread</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source> – doubtful</source>
        <translation> – 存疑</translation>
    </message>
    <message>
        <source>Median of %1</source>
        <translation>%1 的中位数</translation>
    </message>
    <message>
        <source>run</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>; least %1, 95th percentile %2, first run %3</source>
        <translation>；最短 %1，95 百分位 %2，首次 %3</translation>
    </message>
    <message>
        <source>
%1, %2, measured %3</source>
        <translation>
%1，%2，测于 %3</translation>
    </message>
    <message>
        <source>Photo %1 of %2: %3</source>
        <translation>第 %1 张照片，共 %2 张：%3</translation>
    </message>
    <message>
        <source>%1; the window holds still</source>
        <translation>%1；窗口保持静止</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>%1 trained values: weights, biases and batch norm&apos;s two a channel</source>
        <translation>%1 个训练得到的值：权重、偏置，以及批归一化每通道的两个值</translation>
    </message>
    <message>
        <source>&lt;p&gt;%1: %2.&lt;/p&gt;&lt;p&gt;Counted %3. %4&lt;/p&gt;&lt;p&gt;Click to count otherwise, in every view.&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1：%2。&lt;/p&gt;&lt;p&gt;计数方式 %3。%4&lt;/p&gt;&lt;p&gt;单击可在所有视图中改用其他计数方式。&lt;/p&gt;</translation>
    </message>
    <message>
        <source> – from the session</source>
        <translation> – 来自会话</translation>
    </message>
    <message>
        <source>
in the session: %1 (%2, %3), measured %4 on %5</source>
        <translation>
会话中：%1（%2，%3），%4 测量于 %5</translation>
    </message>
    <message>
        <source>before that: %1, measured %2</source>
        <translation>在此之前：%1，测量于 %2</translation>
    </message>
</context>
<context>
    <name>convlens::SweepPanel</name>
    <message>
        <source>Results of a sweep (*.jsonl);;All files (*)</source>
        <translation>扫描结果 (*.jsonl);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The chart could not be copied</source>
        <translation>无法复制图表</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Pick for me</source>
        <translation>为我挑选</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Choose what is measured</source>
        <translation>选择要测量的内容</translation>
    </message>
    <message>
        <source>Multiply-adds against time, and the pairs that they put into the wrong order</source>
        <translation>乘加数与时间，以及被乘加数排错顺序的各对</translation>
    </message>
    <message>
        <source>Published ImageNet accuracy against multiply-adds and against time, with both fronts</source>
        <translation>发表的 ImageNet 准确率与乘加数、与时间，含两条前沿</translation>
    </message>
    <message>
        <source>Time over width and resolution, against width² × resolution²</source>
        <translation>时间随宽度和分辨率的变化，与宽度² × 分辨率² 对照</translation>
    </message>
    <message>
        <source>The most accurate networks within a time budget</source>
        <translation>时间预算之内最准确的网络</translation>
    </message>
    <message>
        <source>Every figure of every network</source>
        <translation>每个网络的所有数值</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>A copy of the results in another place. They are kept for the next start anyway.</source>
        <translation>将结果另存一份。结果总会为下次启动保留。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Visits done</source>
        <translation>已完成的访问</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End this sweep; what it has measured stays and can be gone on with</source>
        <translation>结束此次扫描；已测结果保留，可以继续</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Bring this network into focus</source>
        <translation>将此网络设为当前网络</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>钉选</translation>
    </message>
    <message>
        <source>Keep this network for comparison</source>
        <translation>保留此网络以供对比</translation>
    </message>
    <message>
        <source>Open the results of a sweep</source>
        <translation>打开扫描结果</translation>
    </message>
    <message>
        <source>Save the results of the sweep</source>
        <translation>保存扫描结果</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Break off the visit that runs, until you resume</source>
        <translation>中断正在进行的访问，直到继续</translation>
    </message>
    <message>
        <source>Go on where the sweep stands, under the same conditions</source>
        <translation>从扫描所在之处以同样条件继续</translation>
    </message>
    <message>
        <source>%1 networks measured.</source>
        <translation>已测量 %1 个网络。</translation>
    </message>
    <message>
        <source>%1 of %2 visits</source>
        <translation>%2 次访问中的 %1 次</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>，约剩 %1</translation>
    </message>
    <message>
        <source>; now %1</source>
        <translation>；当前 %1</translation>
    </message>
    <message>
        <source>, paused, about %1 left</source>
        <translation>，已暂停，约剩 %1</translation>
    </message>
    <message>
        <source>, not finished, about %1 left</source>
        <translation>，未完成，约剩 %1</translation>
    </message>
    <message>
        <source>; %1 left out</source>
        <translation>；略过 %1 个</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>保存在 %1</translation>
    </message>
    <message>
        <source>Left out: %1: %2</source>
        <translation>略过：%1：%2</translation>
    </message>
    <message>
        <source>Choose a network to bring it into focus or to pin it.</source>
        <translation>选择一个网络，将其设为当前或钉选。</translation>
    </message>
    <message>
        <source>%1 multiply-adds</source>
        <translation>%1 次乘加</translation>
    </message>
    <message>
        <source>top-1 %1 %</source>
        <translation>top-1 %1 %</translation>
    </message>
    <message>
        <source>No sweep has been measured yet, so there is nothing to export.</source>
        <translation>尚未测量任何扫描，没有可导出的内容。</translation>
    </message>
    <message>
        <source>Save the charts as PNG, SVG or PDF, or the table as CSV, JSON, Markdown or LaTeX (Ctrl+E)</source>
        <translation>将图表保存为 PNG、SVG 或 PDF，或将表格保存为 CSV、JSON、Markdown 或 LaTeX (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>convlens::SweepResults</name>
    <message>
        <source>Pairs in another order by time than by multiply-adds, the strongest first</source>
        <translation>按时间与按乘加数顺序不同的各对，最显著的在前</translation>
    </message>
    <message>
        <source>Choose a pair to see it in the chart</source>
        <translation>选择一对，可在图表中看到它</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Which networks the map shows</source>
        <translation>热图显示哪些网络</translation>
    </message>
    <message>
        <source>All networks of the sweep</source>
        <translation>扫描的所有网络</translation>
    </message>
    <message>
        <source>… and %1 more, less far apart</source>
        <translation>…另有 %1 对，差别较小</translation>
    </message>
    <message>
        <source>No family was measured with more than one width or resolution.</source>
        <translation>没有一个系列测量过多种宽度或分辨率。</translation>
    </message>
    <message>
        <source>Logarithmic axes</source>
        <translation>对数坐标轴</translation>
    </message>
    <message>
        <source>Equal distances for equal ratios; switch off for axes that begin at zero</source>
        <translation>相等的比例对应相等的距离；关闭后坐标轴从零开始</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Pairs in another order</source>
        <translation>顺序不同的网络对</translation>
    </message>
    <message>
        <source>The networks, or the pairs that multiply-adds put into the wrong order</source>
        <translation>各网络，或乘加数排错顺序的网络对</translation>
    </message>
    <message>
        <source>Pairs in another order by time than by multiply-adds</source>
        <translation>按时间与按乘加数顺序不同的网络对</translation>
    </message>
    <message>
        <source>Of multiply-adds and time: equal distances for equal ratios. Accuracy has none: a point more is a point more</source>
        <translation>用于乘加数和时间：相等的距离表示相等的比值。准确率没有对数轴：多一个百分点就是多一个百分点</translation>
    </message>
</context>
<context>
    <name>convlens::SweepRunner</name>
    <message>
        <source>The sweep cannot begin</source>
        <translation>扫描无法开始</translation>
    </message>
    <message>
        <source>The sweep cannot go on here</source>
        <translation>扫描无法在此继续</translation>
    </message>
    <message>
        <source>Sweep, visit %1 of %2: %3</source>
        <translation>扫描，第 %1 次访问，共 %2 次：%3</translation>
    </message>
    <message>
        <source>The sweep was interrupted</source>
        <translation>扫描被中断</translation>
    </message>
    <message>
        <source>The sweep goes on, but its file cannot be written</source>
        <translation>扫描继续，但无法写入其文件</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>“%1” could not be opened</source>
        <translation>无法打开“%1”</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>“%1” could not be written</source>
        <translation>无法写入“%1”</translation>
    </message>
</context>
<context>
    <name>convlens::SweepSetup</name>
    <message>
        <source>Measures many networks one after the other on this machine and sets their time beside their multiply-adds and their published accuracy.</source>
        <translation>在这台机器上逐一测量许多网络，将其时间与乘加数和发表的准确率并列。</translation>
    </message>
    <message>
        <source>Every combination of</source>
        <translation>所有组合</translation>
    </message>
    <message>
        <source>Families × widths × resolutions × groups</source>
        <translation>系列 × 宽度 × 分辨率 × 分组</translation>
    </message>
    <message>
        <source>Every network with a published ImageNet accuracy</source>
        <translation>所有有发表 ImageNet 准确率的网络</translation>
    </message>
    <message>
        <source>As printed by the papers and the ports, in the sizes that they printed</source>
        <translation>按论文和各实现所印，取其所印的尺寸</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width multipliers, %1 to %2, separated by commas</source>
        <translation>宽度系数，%1 到 %2，以逗号分隔</translation>
    </message>
    <message>
        <source>Resolutions</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Sides in pixels, %1 to %2, separated by commas</source>
        <translation>边长（像素），%1 到 %2，以逗号分隔</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Of ShuffleNetV1: 1, 2, 3, 4, 8</source>
        <translation>ShuffleNetV1 的：1、2、3、4、8</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Measure in the background; results show as they come</source>
        <translation>在后台测量；结果随到随显示</translation>
    </message>
    <message>
        <source>Open results…</source>
        <translation>打开结果…</translation>
    </message>
    <message>
        <source>Show the results of an earlier sweep, of this window or of convlens-cli sweep</source>
        <translation>显示先前扫描的结果，来自此窗口或 convlens-cli sweep</translation>
    </message>
    <message>
        <source>the family&apos;s own</source>
        <translation>该系列自己的</translation>
    </message>
    <message>
        <source>For each family the stops that its paper has</source>
        <translation>每个系列取其论文的各档</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>The engine that is measured</source>
        <translation>要测量的引擎</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>As drawn: each layer its own step; optimised: may fuse layers</source>
        <translation>按原样：每层单独一步；优化：可以融合层</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Threads of the engine</source>
        <translation>引擎的线程数</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>访问次数</translation>
    </message>
    <message>
        <source>How often each network gets its turn, forth and back through the list: a machine that grows warm or busy then treats all alike, and a network whose visits disagree is marked doubtful.</source>
        <translation>每个网络轮到几次，在列表中来回进行：机器变热或变忙时对各网络一视同仁，各次访问不一致的网络标为存疑。</translation>
    </message>
    <message>
        <source>Seconds a visit</source>
        <translation>每次访问秒数</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Counted runs of one visit take at least so long, and are at least %1</source>
        <translation>每次访问计入的运行至少这么久，且至少 %1</translation>
    </message>
    <message>
        <source>Measured with</source>
        <translation>测量条件</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>个线程</translation>
    </message>
    <message>
        <source>Each network</source>
        <translation>每个网络</translation>
    </message>
    <message>
        <source>visits of</source>
        <translation>次访问，每次</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>optimised</source>
        <translation>优化</translation>
    </message>
    <message>
        <source>Choose a family.</source>
        <translation>请选择一个系列。</translation>
    </message>
    <message>
        <source>“%1” is no list of numbers.</source>
        <translation>“%1”不是数字列表。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>Counting the networks of the sweep</source>
        <translation>正在统计扫描的网络</translation>
    </message>
    <message>
        <source>No network can be measured.</source>
        <translation>没有可以测量的网络。</translation>
    </message>
    <message>
        <source>%1, %2: about %3.</source>
        <translation>%1，%2：约 %3。</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>networks</source>
        <translation>个网络</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>次访问</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>次访问</translation>
    </message>
    <message>
        <source>%1 left out.</source>
        <translation>略过 %1 个。</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
</context>
<context>
    <name>convlens::TableExportDialog</name>
    <message>
        <source>Export table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1：%2 行</translation>
    </message>
    <message>
        <source>Every format carries the conditions: as further columns, beside the rows or below them</source>
        <translation>每种格式都带有条件：作为附加的列、在行旁或在行下</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>将要写入的内容</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Choose folder and name</source>
        <translation>选择文件夹和名称</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>What stands above, as it is, to the clipboard</source>
        <translation>将上面的内容原样复制到剪贴板</translation>
    </message>
    <message>
        <source>Copy for a spreadsheet</source>
        <translation>复制到电子表格</translation>
    </message>
    <message>
        <source>Cells with their headers, separated by tabs, and the conditions below, to the clipboard</source>
        <translation>将单元格连同表头以制表符分隔，条件在下，复制到剪贴板</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>… and so on</source>
        <translation>……以此类推</translation>
    </message>
    <message>
        <source>%1 files (*.%2);;All files (*)</source>
        <translation>%1 文件 (*.%2);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Say where to save it.</source>
        <translation>请指定保存位置。</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Written whole or not at all: an old file stays if this fails</source>
        <translation>要么完整写入，要么完全不写：失败时旧文件保留</translation>
    </message>
    <message>
        <source>Back to the window without a file</source>
        <translation>不写文件，返回窗口</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>写入文件</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>convlens::TableModel</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>convlens::TensorTableModel</name>
    <message>
        <source>%1 values from %2 to %3</source>
        <translation>%1 个值，从 %2 到 %3</translation>
    </message>
    <message>
        <source>%1 NaN, %2 infinite</source>
        <translation>%1 个 NaN，%2 个无穷大</translation>
    </message>
    <message>
        <source>tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>NaN or inf</source>
        <translation>NaN 或无穷</translation>
    </message>
    <message>
        <source>values</source>
        <translation>值数</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name of the values in the file</source>
        <translation>这些值在文件中的名称</translation>
    </message>
    <message>
        <source>Extents: of a convolution outputs × inputs of a group × height × width</source>
        <translation>各维大小：卷积为 输出 × 每组输入 × 高 × 宽</translation>
    </message>
    <message>
        <source>How often each value occurs, between the least and the largest; sorts by standard deviation</source>
        <translation>从最小到最大，每个值出现的频率；按标准差排序</translation>
    </message>
    <message>
        <source>Least value</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Mean of all values</source>
        <translation>所有值的均值</translation>
    </message>
    <message>
        <source>Standard deviation: how far the values lie from their mean</source>
        <translation>标准差：各值偏离均值的程度</translation>
    </message>
    <message>
        <source>Values that are no numbers or infinite; one spoils all that follows</source>
        <translation>非数或无穷大的值；一个就会破坏其后的一切</translation>
    </message>
    <message>
        <source>How many values it has</source>
        <translation>它有多少个值</translation>
    </message>
    <message>
        <source>How the file stores a value: F32 takes 4 bytes, F16 and BF16 take 2</source>
        <translation>文件存储一个值的方式：F32 占 4 字节，F16 和 BF16 占 2 字节</translation>
    </message>
</context>
<context>
    <name>convlens::Tour</name>
    <message>
        <source>the tour did not end within %1 seconds</source>
        <translation>导览没有在 %1 秒内结束</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>无法写入 %1</translation>
    </message>
</context>
<context>
    <name>convlens::TrustPanel</name>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Every run</source>
        <translation>每次运行</translation>
    </message>
    <message>
        <source>The first run, the warm-up and the counted runs, in order</source>
        <translation>首次运行、预热和计入的运行，按顺序</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>How many runs took how long</source>
        <translation>多少次运行用了多久</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>What this machine computes and reads at most</source>
        <translation>这台机器至多计算和读取多少</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The chart&apos;s figures as a table</source>
        <translation>以表格显示图表的数值</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save this chart as PNG, SVG or PDF, or this table as CSV, JSON, Markdown or LaTeX (Ctrl+E)</source>
        <translation>将此图表保存为 PNG、SVG 或 PDF，或将此表格保存为 CSV、JSON、Markdown 或 LaTeX (Ctrl+E)</translation>
    </message>
    <message>
        <source>The chart could not be copied</source>
        <translation>无法复制图表</translation>
    </message>
    <message>
        <source>Measuring: nothing else runs meanwhile.</source>
        <translation>正在测量：其间不运行其他任务。</translation>
    </message>
    <message>
        <source>Not measured yet. Here stands how far a time can be trusted, and why, once there is one.</source>
        <translation>尚未测量。有了时间之后，这里说明它在多大程度上可信及其原因。</translation>
    </message>
    <message>
        <source>? %1: doubtful</source>
        <translation>? %1：存疑</translation>
    </message>
    <message>
        <source>%1: nothing speaks against it</source>
        <translation>%1：没有可疑之处</translation>
    </message>
    <message>
        <source>%1: can be trusted, with what is said below</source>
        <translation>%1：可信，注意下列说明</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>The middle of %1 runs ± the median of their distances from it (MAD)</source>
        <translation>%1 次运行的中间值 ± 与其距离的中位数 (MAD)</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>The fastest counted run</source>
        <translation>计入的最快一次运行</translation>
    </message>
    <message>
        <source>95 % below</source>
        <translation>95 % 低于</translation>
    </message>
    <message>
        <source>The time that 95 % of the counted runs stay below</source>
        <translation>计入的运行中 95 % 都不超过的时间</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>首次运行</translation>
    </message>
    <message>
        <source>The first, cold run: it touches all memory for the first time and is not among the others</source>
        <translation>首次（冷）运行：首次触及所有内存，不计入其他各次</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 次运行</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 次运行</translation>
    </message>
    <message>
        <source>Runs until the median of three was no longer clearly below that of the three before; not counted</source>
        <translation>直到连续三次的中位数不再明显低于前三次为止的运行；不计入</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>In turn with runs in which each layer is timed</source>
        <translation>与逐层计时的运行轮流进行</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>离群值</translation>
    </message>
    <message>
        <source>Runs farther than five scaled MADs from the median; they are counted, the median is not moved by them</source>
        <translation>偏离中位数超过五个缩放 MAD 的运行；它们也计入，但不会移动中位数</translation>
    </message>
    <message>
        <source>Load before</source>
        <translation>此前的负载</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>How many processors others kept busy in the minute before</source>
        <translation>此前一分钟其他程序占用了多少处理器</translation>
    </message>
    <message>
        <source>Run with timed layers</source>
        <translation>逐层计时的运行</translation>
    </message>
    <message>
        <source>Median of the runs in which each layer is timed</source>
        <translation>逐层计时的运行的中位数</translation>
    </message>
    <message>
        <source>Cost of timing</source>
        <translation>计时的开销</translation>
    </message>
    <message>
        <source>%1 − %2: how much longer a run takes in which each layer is timed</source>
        <translation>%1 − %2：逐层计时的运行长多少</translation>
    </message>
    <message>
        <source>Sum of layers</source>
        <translation>各层之和</translation>
    </message>
    <message>
        <source>Sum of the medians of %1 steps</source>
        <translation>%1 个步骤的中位数之和</translation>
    </message>
    <message>
        <source>Unexplained rest</source>
        <translation>未解释的余量</translation>
    </message>
    <message>
        <source>%1 − %2: whole network less the sum of its layers</source>
        <translation>%1 − %2：整个网络减去各层之和</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>%1 MHz</source>
        <translation>%1 MHz</translation>
    </message>
    <message>
        <source>Of the first processor, when the measurement began</source>
        <translation>测量开始时第一个处理器的频率</translation>
    </message>
    <message>
        <source>Governor</source>
        <translation>调频策略</translation>
    </message>
    <message>
        <source>How the system chooses the clock; virtual machines do not tell</source>
        <translation>系统如何选择频率；虚拟机不会说明</translation>
    </message>
    <message>
        <source>Denormals</source>
        <translation>非规格化数</translation>
    </message>
    <message>
        <source>flushed to zero</source>
        <translation>按零处理</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Tiny numbers that processors compute slowly; while measuring they count as zero</source>
        <translation>处理器计算缓慢的极小数；测量时按零处理</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Measure machine</source>
        <translation>测量机器</translation>
    </message>
    <message>
        <source>Measure what this machine computes and reads at most; takes some seconds</source>
        <translation>测量这台机器至多计算和读取多少；需要几秒</translation>
    </message>
    <message>
        <source>Measure how long the network takes on this machine (Ctrl+M)</source>
        <translation>测量网络在这台机器上需要多长时间 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>There is nothing to export yet: measure first.</source>
        <translation>还没有可导出的内容：请先测量。</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数坐标轴</translation>
    </message>
    <message>
        <source>Equal distances for equal ratios, so that a slow first run does not press the others together</source>
        <translation>相等的比例对应相等的距离，使缓慢的首次运行不会把其他各次挤在一起</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Tiny numbers that processors compute slowly; whether this engine&apos;s own threads take them as zero cannot be told</source>
        <translation>处理器计算缓慢的极小数；无法得知此引擎自己的线程是否按零处理</translation>
    </message>
    <message>
        <source>Of the speeds of reading: equal distances for equal ratios. Values stand as dots, since a bar&apos;s length needs an axis that begins at zero</source>
        <translation>用于读取速度：相等的距离表示相等的比值。数值以点表示，因为条的长度需要从零开始的轴</translation>
    </message>
    <message>
        <source>Not of counts of runs: bars that hold 40 runs together must be as long as one that holds 40</source>
        <translation>运行次数不适用：合计 40 次运行的各条必须与一条 40 次的一样长</translation>
    </message>
</context>
<context>
    <name>convlens::ValueTableModel</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>convlens::WeightsPanel</name>
    <message>
        <source>Name map…</source>
        <translation>名称映射…</translation>
    </message>
    <message>
        <source>A CSV file of two columns: our name of a parameter, then this file&apos;s</source>
        <translation>两列的 CSV 文件：我们的参数名称，然后是此文件的</translation>
    </message>
    <message>
        <source>Template…</source>
        <translation>模板…</translation>
    </message>
    <message>
        <source>A name map to fill in: lists the names of the network in focus, and which of the file&apos;s tensors have the right shape</source>
        <translation>供填写的名称映射：列出当前网络的名称，以及文件中哪些张量形状相符</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back to the weights in use</source>
        <translation>回到正在使用的权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>散列值</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>Names…</source>
        <translation>类别名称…</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Batch norm epsilon</source>
        <translation>批归一化 epsilon</translation>
    </message>
    <message>
        <source>Its tensors cannot be read.</source>
        <translation>无法读取其中的张量。</translation>
    </message>
    <message>
        <source>Convert…</source>
        <translation>转换…</translation>
    </message>
    <message>
        <source>Write these weights with our names and all that is known of them: the file then needs no name map and selects its network by itself</source>
        <translation>以我们的名称写出这些权重及其所有已知信息：此后该文件无需名称映射，并会自行选择网络</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 无法使用</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>random, seed %1</source>
        <translation>随机，种子 %1</translation>
    </message>
    <message>
        <source>loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>by a name map (%1)</source>
        <translation>经名称映射（%1）</translation>
    </message>
    <message>
        <source>of Convlens</source>
        <translation>Convlens 的</translation>
    </message>
    <message>
        <source>Whose names the file&apos;s tensors have. It decides what the file does not say: epsilon, preparation of photos, classes.</source>
        <translation>文件中的张量采用谁的命名。它决定文件没有说明的内容：epsilon、照片的预处理、类别。</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 类</translation>
    </message>
    <message>
        <source>%1, names not known</source>
        <translation>%1，命名未知</translation>
    </message>
    <message>
        <source>%1, names of %2</source>
        <translation>%1，命名属于 %2</translation>
    </message>
    <message>
        <source>A text file with the names of the classes, one a line</source>
        <translation>含类别名称的文本文件，每行一个</translation>
    </message>
    <message>
        <source>Class names go with a weights file</source>
        <translation>类别名称与权重文件配套</translation>
    </message>
    <message>
        <source>as the file and its names say</source>
        <translation>如文件及其命名所示</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Batch norm is folded into the convolutions: no epsilon is left.</source>
        <translation>批归一化已折叠进卷积：没有 epsilon。</translation>
    </message>
    <message>
        <source>Chosen here instead of what the file and its names say.</source>
        <translation>在此选定，代替文件及其命名所示的值。</translation>
    </message>
    <message>
        <source>The file says so itself.</source>
        <translation>文件自身如此说明。</translation>
    </message>
    <message>
        <source>The file does not tell it; with names of %1 it is this.</source>
        <translation>文件没有说明；按 %1 的命名为此值。</translation>
    </message>
    <message>
        <source>Made with the weights.</source>
        <translation>随权重一同生成。</translation>
    </message>
    <message>
        <source>Another value, from 0 to 1, is taken with Enter.</source>
        <translation>按 Enter 可采用 0 到 1 之间的其他值。</translation>
    </message>
    <message>
        <source>The weights could not be looked at</source>
        <translation>无法查看权重</translation>
    </message>
    <message>
        <source>Looking at the weights</source>
        <translation>正在查看权重</translation>
    </message>
    <message>
        <source>tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>tensors</source>
        <translation>个张量</translation>
    </message>
    <message>
        <source>, %1 values</source>
        <translation>，%1 个值</translation>
    </message>
    <message>
        <source>, %1 of them NaN or infinite</source>
        <translation>，其中 %1 个为 NaN 或无穷大</translation>
    </message>
    <message>
        <source>, all finite</source>
        <translation>，全部有限</translation>
    </message>
    <message>
        <source>, as stored in the file</source>
        <translation>，如文件中所存</translation>
    </message>
    <message>
        <source>Names of the classes, one a line</source>
        <translation>类别名称，每行一个</translation>
    </message>
    <message>
        <source>Text files (*.txt);;All files (*)</source>
        <translation>文本文件 (*.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Name map: our name and the file&apos;s, in two columns</source>
        <translation>名称映射：我们的名称与文件的名称，两列</translation>
    </message>
    <message>
        <source>Name maps (*.csv);;All files (*)</source>
        <translation>名称映射 (*.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Write a name map to fill in</source>
        <translation>写一个名称映射以供填写</translation>
    </message>
    <message>
        <source>Name maps (*.csv)</source>
        <translation>名称映射 (*.csv)</translation>
    </message>
    <message>
        <source>Writing a name map</source>
        <translation>正在写入名称映射</translation>
    </message>
    <message>
        <source>The name map could not be written</source>
        <translation>无法写入名称映射</translation>
    </message>
    <message>
        <source>Written: %1. Fill in the file&apos;s names, then use it.</source>
        <translation>已写入：%1。填入文件的名称后即可使用。</translation>
    </message>
    <message>
        <source>Save as safetensors</source>
        <translation>另存为 safetensors</translation>
    </message>
    <message>
        <source>Safetensors (*.safetensors)</source>
        <translation>Safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>The weights could not be written</source>
        <translation>无法写入权重</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
</context>
<context>
    <name>convlens::Workflow</name>
    <message>
        <source>Looking through files</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>The files could not be opened</source>
        <translation>无法打开这些文件</translation>
    </message>
    <message>
        <source>“%1” could not be opened</source>
        <translation>无法打开“%1”</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>“%1” cannot be used as weights</source>
        <translation>“%1”不能用作权重</translation>
    </message>
    <message>
        <source>Loading weights</source>
        <translation>正在加载权重</translation>
    </message>
    <message>
        <source>The weights of %1 could not be loaded</source>
        <translation>无法加载 %1 的权重</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>正在运行 %1</translation>
    </message>
    <message>
        <source>%1 could not be run</source>
        <translation>无法运行 %1</translation>
    </message>
    <message>
        <source>All maps of this network together take %1 GiB, more than the %2 GiB kept at once; each layer is computed when it is selected.</source>
        <translation>此网络的所有特征图共需 %1 GiB，超过同时保留的上限 %2 GiB；每层在选中时再计算。</translation>
    </message>
    <message>
        <source>Measuring %1</source>
        <translation>正在测量 %1</translation>
    </message>
    <message>
        <source>Measuring %1 networks in turn</source>
        <translation>正在轮流测量 %1 个网络</translation>
    </message>
    <message>
        <source>The time could not be measured</source>
        <translation>无法测量时间</translation>
    </message>
    <message>
        <source>This engine is not available</source>
        <translation>此引擎不可用</translation>
    </message>
    <message>
        <source>Measuring %1 with %2 engines and plans in turn</source>
        <translation>正在轮流以 %2 种引擎和计划测量 %1</translation>
    </message>
    <message>
        <source>Measuring what this machine can do at most</source>
        <translation>正在测量这台机器至多能做多少</translation>
    </message>
    <message>
        <source>The machine’s peaks could not be measured</source>
        <translation>无法测量这台机器的峰值</translation>
    </message>
    <message>
        <source>The machine’s peaks could not be kept for the next time</source>
        <translation>无法为下次保留这台机器的峰值</translation>
    </message>
    <message>
        <source>Looking for this machine’s peaks</source>
        <translation>正在查找这台机器的峰值</translation>
    </message>
    <message>
        <source>The machine’s kept peaks could not be read</source>
        <translation>无法读取保留的这台机器的峰值</translation>
    </message>
</context>
</TS>
