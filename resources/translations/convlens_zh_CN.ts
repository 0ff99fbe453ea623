<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChartCatalogue</name>
    <message>
        <source>Cost by operator</source>
        <translation>按算子的开销</translation>
    </message>
    <message>
        <source>Cost by layer</source>
        <translation>按层的开销</translation>
    </message>
    <message>
        <source>Cost by stage</source>
        <translation>按阶段的开销</translation>
    </message>
    <message>
        <source>Comparison: %1</source>
        <translation>对比：%1</translation>
    </message>
    <message>
        <source>Comparison: Time by operator</source>
        <translation>对比：按算子的时间</translation>
    </message>
    <message>
        <source>Comparison: Multiply-adds by operator</source>
        <translation>对比：按算子的乘加数</translation>
    </message>
    <message>
        <source>Diagram: %1</source>
        <translation>结构图：%1</translation>
    </message>
    <message>
        <source>Along the network: %1</source>
        <translation>沿网络：%1</translation>
    </message>
</context>
<context>
    <name>CompareCharts</name>
    <message>
        <source>Doubtful: %1. The runs spread too widely; measure again when the machine is quiet.</source>
        <translation>存疑：%1。各次运行相差过大；请在机器空闲时重新测量。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加数</translation>
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
        <source>Time per million multiply-adds</source>
        <translation>每百万次乘加的时间</translation>
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
        <source>Multiply-adds by operator</source>
        <translation>按算子的乘加数</translation>
    </message>
    <message>
        <source>%1 has %2 times the multiply-adds of %3 and takes %4 times its time.</source>
        <translation>%1 的乘加数是 %3 的 %2 倍，所用时间是其 %4 倍。</translation>
    </message>
    <message>
        <source>%1 has %2 times the multiply-adds of %3; its time is not measured yet.</source>
        <translation>%1 的乘加数是 %3 的 %2 倍；尚未测量其时间。</translation>
    </message>
    <message>
        <source>(The times are doubtful.)</source>
        <translation>（时间存疑。）</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>multiply-adds of convolutions and fully connected layers</source>
        <translation>卷积层与全连接层的乘加数</translation>
    </message>
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
        <source>%1 of the network's %2</source>
        <translation>占网络 %2 的 %1</translation>
    </message>
    <message>
        <source>time: %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>%1 of the layers' sum, %2</source>
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
        <source>%1: multiply-adds against time, %2</source>
        <translation>%1：乘加数与时间之比较，%2</translation>
    </message>
    <message>
        <source>%1: multiply-adds, %2</source>
        <translation>%1：乘加数，%2</translation>
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
        <source>share of multiply-adds</source>
        <translation>乘加数份额</translation>
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
        <source>%1: %2 of the multiply-adds. Whether they take as much of the time shows when it is measured.</source>
        <translation>%1：占乘加数的 %2。是否也占同样多的时间，测量后便知。</translation>
    </message>
    <message>
        <source>Time goes where the multiply-adds lie.</source>
        <translation>时间花在乘加所在之处。</translation>
    </message>
    <message>
        <source>%1: %2 of the multiply-adds, %3 of the time.</source>
        <translation>%1：占乘加数的 %2，占时间的 %3。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The times are doubtful.</source>
        <translation>时间存疑。</translation>
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
        <source>effective rank: exponential of the entropy of the singular values of the channels' covariance; a map of fewer pixels than channels has a lower limit</source>
        <translation>有效秩：通道协方差奇异值之熵的指数；像素少于通道的特征图上限更低</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>没有记录任何内容。</translation>
    </message>
    <message>
        <source>No photo has run through this network yet.</source>
        <translation>还没有照片经过此网络。</translation>
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
        <source>Behind the depthwise layers' activations %1 of the values are zero%2; in the %3 linear bottlenecks, of %4 to %5 channels, %6.</source>
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
        <source>Convlens is free software under the &lt;a href='https://www.gnu.org/licenses/gpl-3.0.html'&gt;GNU General Public License&lt;/a&gt;, version 3 or later. It comes without any warranty.</source>
        <translation>Convlens 是自由软件，采用 &lt;a href='https://www.gnu.org/licenses/gpl-3.0.html'&gt;GNU 通用公共许可证&lt;/a&gt;第 3 版或更高版本，不提供任何担保。</translation>
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
        <source>Trust</source>
        <translation>可信度</translation>
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
</context>
<context>
    <name>SpecCommand</name>
    <message>
        <source>Change network</source>
        <translation>更改网络</translation>
    </message>
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
        <source>Change %1</source>
        <translation>更改%1</translation>
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
        <source>Class activation</source>
        <translation>类激活</translation>
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
        <source>Occlusion</source>
        <translation>遮挡</translation>
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
        <source>Class</source>
        <translation>类别</translation>
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
        <source>MobileNetV1 against MobileNetV2</source>
        <translation>MobileNetV1 对 MobileNetV2</translation>
    </message>
    <message>
        <source>V2 has about half of V1's multiply-adds. Is it twice as fast here?</source>
        <translation>V2 的乘加数约为 V1 的一半。在这台机器上它也快一倍吗？</translation>
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
    <message>
        <source>Nothing is pinned yet, so there is nothing to export.</source>
        <translation>还没有钉选任何网络，没有可导出的内容。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
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
</context>
<context>
    <name>convlens::CopyTable</name>
    <message>
        <source>Copy with headers</source>
        <translation>连同表头复制</translation>
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
        <source>The gap: by how much the share of time exceeds the share of multiply-adds</source>
        <translation>差距：时间份额超出乘加数份额多少</translation>
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
        <source>Save this chart as PNG, SVG or PDF (Ctrl+E)</source>
        <translation>将此图表保存为 PNG、SVG 或 PDF (Ctrl+E)</translation>
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
        <source>Only multiply-adds are shown yet. Measure this network on this machine to see where its time goes.</source>
        <translation>目前只显示乘加数。在这台机器上测量此网络，看看时间花在哪里。</translation>
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
        <source> ?</source>
        <translation> ?</translation>
    </message>
    <message>
        <source>Median of %1 runs ± median absolute deviation; %2 runs to warm up, %3 outliers</source>
        <translation>%1 次运行的中位数 ± 绝对中位差；预热 %2 次，离群 %3 次</translation>
    </message>
    <message>
        <source>Fastest · p95</source>
        <translation>最快 · p95</translation>
    </message>
    <message>
        <source>The fastest run, and the time that 95 % of the runs stay below</source>
        <translation>最快的一次运行，以及 95 % 的运行都不超过的时间</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>首次运行</translation>
    </message>
    <message>
        <source>The first, cold run; not among the others</source>
        <translation>首次（冷）运行；不计入其他各次</translation>
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
        <source>Multiply-adds per second: %1 in %2</source>
        <translation>每秒乘加数：%1，用时 %2</translation>
    </message>
    <message>
        <source>Sum of layers</source>
        <translation>各层之和</translation>
    </message>
    <message>
        <source>Sum of the layers' medians, from runs in which each was timed</source>
        <translation>各层中位数之和，取自逐层计时的运行</translation>
    </message>
    <message>
        <source>Cost of timing</source>
        <translation>计时的开销</translation>
    </message>
    <message>
        <source>How much longer a run takes in which each layer is timed: %1 against %2</source>
        <translation>逐层计时的运行长多少：%1 对 %2</translation>
    </message>
    <message>
        <source>Unexplained rest</source>
        <translation>未解释的余量</translation>
    </message>
    <message>
        <source>Whole network less the sum of its layers: time between them, or a difference between the two kinds of run</source>
        <translation>整个网络减去各层之和：层间的时间，或两种运行方式之间的差别</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
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
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
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
        <source>multiply-adds</source>
        <translation>乘加数</translation>
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
        <source>The network is running; what its maps hold appears here.</source>
        <translation>网络正在运行；其特征图的情况会显示在这里。</translation>
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
        <source>This network's maps do not all fit into memory: only recorded layers are shown.</source>
        <translation>此网络的特征图不能全部放入内存：只显示已记录的层。</translation>
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
        <source>multiply-adds: %1</source>
        <translation>乘加数：%1</translation>
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
    <name>convlens::DropOverlay</name>
    <message>
        <source>Drop photos, folders or a weights file</source>
        <translation>拖入照片、文件夹或权重文件</translation>
    </message>
    <message>
        <source>Photos join the queue; weights (.safetensors) bring their network along</source>
        <translation>照片加入队列；权重 (.safetensors) 会带来它的网络</translation>
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
        <source>Replace file</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 已经存在。要替换吗？</translation>
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
        <source>%1 exists. Replace it?</source>
        <translation>%1 已存在。要替换吗？</translation>
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
        <source>reads &lt;a href="%1"&gt;channel %1&lt;/a&gt; alone</source>
        <translation>只读取&lt;a href="%1"&gt;通道 %1&lt;/a&gt;</translation>
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
%1 multiply-adds (%2)</source>
        <translation>
%1 次乘加 (%2)</translation>
    </message>
    <message>
        <source>
%1 parameters</source>
        <translation>
%1 个参数</translation>
    </message>
    <message>
        <source>
%1 (%2 of the layers' time)</source>
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
        <source>%1 multiply-adds (%2)</source>
        <translation>%1 次乘加 (%2)</translation>
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
        <source>%1 (%2 of the layers' time)</source>
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
        <source>Multiply-adds</source>
        <translation>乘加数</translation>
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
        <source>Share of the network's multiply-adds (blue) and of its measured time (orange). Sorted by how much more of the time than of the multiply-adds a layer takes.</source>
        <translation>占网络乘加数的份额（蓝）与占实测时间的份额（橙）。按时间份额超出乘加数份额的多少排序。</translation>
    </message>
    <message>
        <source>Multiply-adds of convolutions and fully connected layers</source>
        <translation>卷积层与全连接层的乘加数</translation>
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
</context>
<context>
    <name>convlens::LayersPanel</name>
    <message>
        <source>Filter layers: depthwise, block3 …</source>
        <translation>筛选层：depthwise、block3 …</translation>
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
        <source>layer	operator	stage	output	parameters	multiply-adds	share of multiply-adds	median time [us]	share of time</source>
        <translation>层	算子	阶段	输出	参数量	乘加数	乘加数份额	时间中位数 [us]	时间份额</translation>
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
        <source>Open photos or weights</source>
        <translation>打开照片或权重</translation>
    </message>
    <message>
        <source>Photos and weights (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pgm *.ppm *.safetensors *.pth *.pt);;All files (*)</source>
        <translation>照片和权重 (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pgm *.ppm *.safetensors *.pth *.pt);;所有文件 (*)</translation>
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
        <source>%1 %</source>
        <translation>%1 %</translation>
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
        <source>open photos or weights</source>
        <translation>打开照片或权重</translation>
    </message>
    <message>
        <source>paste a picture or files</source>
        <translation>粘贴图片或文件</translation>
    </message>
    <message>
        <source>filter layers</source>
        <translation>筛选层</translation>
    </message>
    <message>
        <source>copy the chosen rows with headers</source>
        <translation>连同表头复制所选的行</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>measure with all pinned networks</source>
        <translation>连同所有钉选的网络一起测量</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>pin for comparison</source>
        <translation>钉选以供对比</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>export what the view shows</source>
        <translation>导出视图显示的内容</translation>
    </message>
    <message>
        <source>undo a change of the network</source>
        <translation>撤销对网络的更改</translation>
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
        <source>in the diagram: open or close a block</source>
        <translation>在结构图中：展开或合上模块</translation>
    </message>
    <message>
        <source>in the diagram and side by side: zoom, show all</source>
        <translation>在结构图和并排视图中：缩放、显示全部</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>stop what is being done</source>
        <translation>停止正在进行的工作</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>help on the view that is shown</source>
        <translation>当前视图的帮助</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation>Ctrl+%1</translation>
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
        <source>The most likely classes. As long as the weights are random, and the chip says so, they mean nothing.</source>
        <translation>最可能的类别。只要权重是随机的（会有标记说明），这些类别就没有意义。</translation>
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
        <source>Feature maps, diagram, cost and comparison, on the keys Ctrl+1, Ctrl+2 and so on. Ctrl+E exports what is shown.</source>
        <translation>特征图、结构图、开销与对比，按 Ctrl+1、Ctrl+2 等切换。Ctrl+E 导出当前显示的内容。</translation>
    </message>
    <message>
        <source>Measure and pin</source>
        <translation>测量与钉选</translation>
    </message>
    <message>
        <source>Measure takes the times on this computer (Ctrl+M). Pin keeps a network to compare others with (Ctrl+D).</source>
        <translation>“测量”在这台机器上测出时间 (Ctrl+M)。“钉选”保留一个网络，以便与其他网络对比 (Ctrl+D)。</translation>
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
        <source>%1 – Convlens</source>
        <translation>%1 – Convlens</translation>
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
            <numerusform>正在去掉 %n 个通道运行</numerusform></translation>
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
        <source>Red, green and blue explain %1 % of the layer's variance; effective rank %2 of %3.</source>
        <translation>红、绿、蓝解释了该层方差的 %1 %；有效秩 %2，上限 %3。</translation>
    </message>
    <message>
        <source>Exact: mean %1 plus constant %2 is the class's logit.</source>
        <translation>精确：均值 %1 加常数 %2 即为该类别的 logit。</translation>
    </message>
    <message>
        <source>Linearised at this photo, since an activation follows the pooling (Grad-CAM).</source>
        <translation>池化之后还有激活，故在此照片处线性化 (Grad-CAM)。</translation>
    </message>
    <message>
        <source>By how much the class's probability (%1 %) falls where a square of %2 × %2 pixels hides the photo; below zero it rises.</source>
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
        <source>%1 (%2 %)</source>
        <translation>%1 (%2 %)</translation>
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
        <source>class activation</source>
        <translation>类激活</translation>
    </message>
    <message>
        <source>occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>effective field of channel %1</source>
        <translation>通道 %1 的有效感受野</translation>
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
        <source>one scale for the recorded layers%1</source>
        <translation>已记录的层同一尺度%1</translation>
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
        <translation>第 %1 步，共 %2 步</translation>
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
        <source>Weights (*.safetensors *.pth *.pt);;All files (*)</source>
        <translation>权重 (*.safetensors *.pth *.pt);;所有文件 (*)</translation>
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
        <source>&lt;p&gt;Width multiplier. The paper's: %1.&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</source>
        <translation>&lt;p&gt;宽度系数。论文取值：%1。&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>&lt;p&gt;Side of the square input in pixels. The paper's: %1; any from %2 to %3 works.&lt;/p&gt;</source>
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
        <source>Made from a seed, not trained: predictions are chance</source>
        <translation>由种子生成，未经训练：预测纯属偶然</translation>
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
        <source>%1 trained values: weights, biases and batch norm's two a channel</source>
        <translation>%1 个训练得到的值：权重、偏置，以及批归一化每通道的两个值</translation>
    </message>
    <message>
        <source>%1 multiply-adds</source>
        <translation>%1 次乘加</translation>
    </message>
    <message>
        <source>%1 multiply-adds of convolutions and fully connected layers, for one photo</source>
        <translation>一张照片的卷积层与全连接层共 %1 次乘加</translation>
    </message>
</context>
<context>
    <name>convlens::PairPanel</name>
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
        <source>Save both networks' maps as one figure (Ctrl+E)</source>
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
</context>
<context>
    <name>convlens::PictureView</name>
    <message>
        <source>Photo with receptive field</source>
        <translation>带感受野的照片</translation>
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
        <source>%1 multiply-adds</source>
        <translation>%1 次乘加</translation>
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
        <source>pasted image %1</source>
        <translation>粘贴的图片 %1</translation>
    </message>
    <message>
        <source>“%1” could not be used</source>
        <translation>无法使用“%1”</translation>
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
</context>
</TS>
