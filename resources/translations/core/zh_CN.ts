<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Core</name>
    <message>
        <source>as the papers</source>
        <translation>按论文</translation>
    </message>
    <message>
        <source>Multiply-adds of convolutions and fully connected layers, squeeze-and-excitation's two included; no bias, batch norm, activation, pooling, addition or shuffle.</source>
        <translation>卷积层和全连接层的乘加数，包括压缩激励（SE）的两层；不计偏置、批归一化、激活、池化、相加和混洗。</translation>
    </message>
    <message>
        <source>as torchvision</source>
        <translation>按 torchvision</translation>
    </message>
    <message>
        <source>Multiply-adds of convolutions and matrix products, as the figure 'GFLOPS' of torchvision's weights: the same layers as the papers count.</source>
        <translation>卷积和矩阵乘积的乘加数，即 torchvision 权重所附的“GFLOPS”：与论文计数的层相同。</translation>
    </message>
    <message>
        <source>as fvcore</source>
        <translation>按 fvcore</translation>
    </message>
    <message>
        <source>multiply-adds and others</source>
        <translation>乘加数及其他</translation>
    </message>
    <message>
        <source>Multiply-adds of convolutions and fully connected layers, 2 for each value of a batch norm, 1 for each input value of a global pool; no bias, activation, other pooling, addition or shuffle. timm's tables use it.</source>
        <translation>卷积层和全连接层的乘加数，批归一化每个值计 2，全局池化每个输入值计 1；不计偏置、激活、其他池化、相加和混洗。timm 的表格采用此法。</translation>
    </message>
    <message>
        <source>as ptflops (pytorch backend)</source>
        <translation>按 ptflops（pytorch 后端）</translation>
    </message>
    <message>
        <source>Multiply-adds of convolutions and fully connected layers, 1 for each bias, 2 for each value of a batch norm, 1 for each value of ReLU and ReLU6, 1 for each input value of a pool; no h-swish, h-sigmoid, addition or shuffle.</source>
        <translation>卷积层和全连接层的乘加数，每个偏置计 1，批归一化每个值计 2，ReLU 和 ReLU6 每个值计 1，池化每个输入值计 1；不计 h-swish、h-sigmoid、相加和混洗。</translation>
    </message>
    <message>
        <source>as thop</source>
        <translation>按 thop</translation>
    </message>
    <message>
        <source>Multiply-adds of convolutions and fully connected layers without biases, 4 for each value of a batch norm, window and 1 for each output of a global pool, 1 for each output of an average pool; no activation, max pool, addition or shuffle.</source>
        <translation>卷积层和全连接层的乘加数，不计偏置，批归一化每个值计 4，全局池化每个输出计窗口大小加 1，平均池化每个输出计 1；不计激活、最大池化、相加和混洗。</translation>
    </message>
    <message>
        <source>as pytorchcv</source>
        <translation>按 pytorchcv</translation>
    </message>
    <message>
        <source>half operations</source>
        <translation>半运算数</translation>
    </message>
    <message>
        <source>Half of: 2 for each multiply-add (less one for each weight where there is no bias), 4 for each value of a batch norm, 1 for ReLU, ReLU6 and h-sigmoid, 2 for h-swish, the window for each output of a pool, 1 for each value shuffled; no addition, scaling or concat. The 'FLOPs/2' of its README.</source>
        <translation>下列之和的一半：每次乘加计 2（没有偏置时每个权重少计 1），批归一化每个值计 4，ReLU、ReLU6 和 h-sigmoid 计 1，h-swish 计 2，池化每个输出计窗口大小，混洗每个值计 1；不计相加、缩放和拼接。即其 README 中的“FLOPs/2”。</translation>
    </message>
    <message>
        <source>all operations</source>
        <translation>所有运算</translation>
    </message>
    <message>
        <source>Every multiplication, addition, comparison, division and exponential of every operator, a multiply-add being two; moving values costs none.</source>
        <translation>每个算子的每次乘法、加法、比较、除法和指数运算，一次乘加计为两次；搬移数值不计。</translation>
    </message>
    <message>
        <source>paper (as TensorFlow's code): the expanded width is a ratio times the rounded input width, and the features before the classifier are never scaled; this alone gives the published 155 M and 4.0 M of Large 0.75. timm: the same with the ratio 3.67 for 88/24, and a stem of 16 below width 0.75. torchvision: width times the tabulated expanded width, last convolution six times the last block, features scaled below 1 too. pytorchcv: width times the tabulated expanded width, last convolution never narrower than at 1.0, always 1280 features, no bias in the first fully connected layer. dli14: ratios as timm, features scaled above 1 only, and squeeze-and-excitation before the activation in blocks that expand.</source>
        <translation>paper（同 TensorFlow 的代码）：扩展宽度为比值乘以取整后的输入宽度，分类器之前的特征从不缩放；只有这样才得到 Large 0.75 已发表的 155 M 和 4.0 M。timm：相同，但 88/24 的比值取 3.67，且宽度低于 0.75 时首层为 16。torchvision：宽度乘以表列的扩展宽度，末层卷积为最后一个块的六倍，特征在 1 以下也缩放。pytorchcv：宽度乘以表列的扩展宽度，末层卷积不窄于 1.0 时的宽度，特征总为 1280，第一个全连接层没有偏置。dli14：比值同 timm，特征仅在 1 以上缩放，在有扩展的块中压缩激励位于激活之前。</translation>
    </message>
    <message>
        <source>Widths are rounded to the nearest multiple of 8, one step up where that loses more than a tenth; the squeeze width is a quarter of the expanded width, rounded alike.</source>
        <translation>宽度取整到最近的 8 的倍数，若因此损失超过十分之一则上调一档；压缩宽度为扩展宽度的四分之一，取整方式相同。</translation>
    </message>
    <message>
        <source>Splits each convolution into a depthwise one, which filters, and a pointwise one, which mixes channels.</source>
        <translation>把每个卷积拆成负责滤波的深度卷积和负责混合通道的逐点卷积。</translation>
    </message>
    <message>
        <source>paper (as TensorFlow's code): ReLU6, width times channels with the fraction cut off, at least 8. timm: ReLU6, rounded to multiples of 8. pytorchcv: ReLU, fraction cut off.</source>
        <translation>paper（同 TensorFlow 的代码）：ReLU6，宽度乘以通道数并舍去小数，至少为 8。timm：ReLU6，取整到 8 的倍数。pytorchcv：ReLU，舍去小数。</translation>
    </message>
    <message>
        <source>Every convolution's width is the multiplier times the tabulated width with the fraction cut off, at least 8; stops and multiples of 1/32 need no rounding.</source>
        <translation>每个卷积的宽度为系数乘以表列宽度并舍去小数，至少为 8；各档以及 1/32 的倍数无需取整。</translation>
    </message>
    <message>
        <source>Expands to many channels, filters depthwise, and projects back without a non-linearity; shortcuts join the narrow ends.</source>
        <translation>扩展到许多通道，做深度卷积滤波，再不经非线性投影回去；捷径连接窄的两端。</translation>
    </message>
    <message>
        <source>paper, torchvision and timm: the same network, widths rounded to multiples of 8. pytorchcv: fraction cut off, no bias in the classifier, and a 1x1 expansion of ratio 1 in the first block. pytorchcv_b: the same without that expansion. dli14: as the paper, but rounded to multiples of 4 at width 0.1.</source>
        <translation>paper、torchvision 和 timm：同一个网络，宽度取整到 8 的倍数。pytorchcv：舍去小数，分类器没有偏置，第一个块中有比值为 1 的 1x1 扩展。pytorchcv_b：相同，但没有该扩展。dli14：同论文，但宽度为 0.1 时取整到 4 的倍数。</translation>
    </message>
    <message>
        <source>Widths are rounded to the nearest multiple of 8, one step up where that loses more than a tenth; the last convolution is never narrower than 1280.</source>
        <translation>宽度取整到最近的 8 的倍数，若因此损失超过十分之一则上调一档；末层卷积从不窄于 1280。</translation>
    </message>
    <message>
        <source>Blocks of MobileNetV2 chosen by search for a phone's latency, with h-swish and squeeze-and-excitation.</source>
        <translation>通过搜索为手机延迟选出的 MobileNetV2 块，带有 h-swish 和压缩激励。</translation>
    </message>
    <message>
        <source>The same search for a smaller budget: fewer blocks, an early stride, squeeze-and-excitation nearly everywhere.</source>
        <translation>同样的搜索，预算更小：块更少，更早下采样，压缩激励几乎处处都有。</translation>
    </message>
    <message>
        <source>Cuts pointwise convolutions into groups and shuffles the channels, so that the groups still exchange information.</source>
        <translation>把逐点卷积切成组并混洗通道，使各组仍能交换信息。</translation>
    </message>
    <message>
        <source>paper: shuffle before the depthwise layer, branch before pooled input, classifier with a bias. pytorchcv: the same, but the first convolution is scaled too (24 times the scale). megvii: shuffle after the depthwise layer and transposed, pooled input first, no bias in the classifier.</source>
        <translation>paper：混洗在深度卷积之前，分支在池化输入之前，分类器有偏置。pytorchcv：相同，但首层卷积也缩放（24 乘以系数）。megvii：混洗在深度卷积之后且为转置，池化输入在前，分类器没有偏置。</translation>
    </message>
    <message>
        <source>Stage 2 is the scale times the table, rounded to the nearest multiple of 4 times the groups (halves up), because its quarter must divide into the groups; stages 3 and 4 double it. The first convolution has 12 channels below 0.75x (with 8 groups 16, and 8 below 0.375x), 24 below 2x, 48 from 2x on.</source>
        <translation>第 2 阶段为系数乘以表列值，取整到组数 4 倍的最近倍数（一半时向上），因为其四分之一须能被组数整除；第 3、4 阶段依次加倍。首层卷积在 0.75x 以下有 12 个通道（8 组时为 16，0.375x 以下为 8），2x 以下为 24，2x 及以上为 48。</translation>
    </message>
    <message>
        <source>Splits the channels, works on one half at equal width, joins and shuffles: designed for speed rather than for few operations.</source>
        <translation>拆分通道，以相等宽度处理其中一半，再拼接并混洗：为速度而不是为少的运算数而设计。</translation>
    </message>
    <message>
        <source>paper: the official stride-2 unit, whose left branch keeps its channels (146, 299, 591 M). torchvision and pytorchcv: both branches give half (144.9, 295.8, 583.3 M); they differ at 1x and above. pytorchcv_b: the official unit. pytorchcv and pytorchcv_b: a last convolution of 1553 and 2153 at 1.5x and 2x. megvii: the official unit, shuffle at the start of stride-1 units, no bias in the classifier.</source>
        <translation>paper：官方的步幅 2 单元，其左分支保持通道数（146、299、591 M）。torchvision 和 pytorchcv：两个分支各给一半（144.9、295.8、583.3 M）；两者在 1x 及以上不同。pytorchcv_b：官方单元。pytorchcv 和 pytorchcv_b：末层卷积在 1.5x 和 2x 时为 1553 和 2153。megvii：官方单元，在步幅 1 单元的开头混洗，分类器没有偏置。</translation>
    </message>
    <message>
        <source>Stage 2 is the paper's table (48, 116, 176, 244), with straight lines between its columns, through zero below 0.5x and on with the last slope above 2x, rounded to the nearest multiple of 4; stages 3 and 4 double it. The first convolution has 24 channels, or half of stage 2 where that is fewer. The last one has 1024 up to 1.5x, then rises evenly to 2048 at 2x, then 1024 times the scale, in multiples of 8.</source>
        <translation>第 2 阶段为论文的表（48、116、176、244），各列之间取直线，0.5x 以下过零点，2x 以上沿用最后的斜率，取整到最近的 4 的倍数；第 3、4 阶段依次加倍。首层卷积有 24 个通道，若第 2 阶段的一半更少则取其一半。末层卷积到 1.5x 为 1024，然后均匀升至 2x 时的 2048，之后为 1024 乘以系数，取 8 的倍数。</translation>
    </message>
    <message>
        <source>The source counts 1280 features before the classifier, as the paper's first versions had; now there are 1024.</source>
        <translation>来源把分类器之前的特征数计为 1280，如论文最初的版本；现在是 1024。</translation>
    </message>
    <message>
        <source>A figure of the paper's first version; it follows neither from that version's 1280 features nor from today's 1024.</source>
        <translation>论文第一版的数字；它既不符合该版的 1280 个特征，也不符合现在的 1024 个。</translation>
    </message>
    <message>
        <source>Misprint in the source: 529 stands for 569, and is repeated for every resolution.</source>
        <translation>来源印错：529 应为 569，并且每个分辨率都重复了此错。</translation>
    </message>
    <message>
        <source>The paper states one complexity for all groups; these groups do not divide the tabulated widths, and it does not say how it rounded them.</source>
        <translation>论文对所有组数给出同一个复杂度；这些组数不能整除表列宽度，而论文没有说明如何取整。</translation>
    </message>
    <message>
        <source>The source leaves the first convolution out at this width.</source>
        <translation>来源在此宽度下没有计入首层卷积。</translation>
    </message>
    <message>
        <source>The source counts a trace of the whole network, which holds a few operations more.</source>
        <translation>来源计数的是整个网络的跟踪记录，其中多出少量运算。</translation>
    </message>
    <message>
        <source>Misprint in the source: 34 does not fit its own column, which grows with the square of the resolution.</source>
        <translation>来源印错：34 与其所在的列不符，该列随分辨率的平方增长。</translation>
    </message>
    <message>
        <source>The source prints 150 where the paper prints 149; the layers give 149.5.</source>
        <translation>来源印为 150，而论文印为 149；由各层得 149.5。</translation>
    </message>
    <message>
        <source>The paper's Table 9 prints 1.32 M, its Table 6 1.3 M for the same network; the layers give 1.33 M.</source>
        <translation>对同一个网络，论文表 9 印为 1.32 M，表 6 印为 1.3 M；由各层得 1.33 M。</translation>
    </message>
    <message>
        <source>The MobileNetV2 paper quotes 575; the MobileNetV1 paper itself says 569.</source>
        <translation>MobileNetV2 论文引用为 575；MobileNetV1 论文自己说是 569。</translation>
    </message>
    <message>
        <source>Without batch norm there are 3.47 M parameters, which cut off is the printed 3.4.</source>
        <translation>不计批归一化有 3.47 M 参数，舍去后即为所印的 3.4。</translation>
    </message>
    <message>
        <source>The printed 6.9 M cannot be had from the paper's own rules; its authors' code has 6.06 M without batch norm.</source>
        <translation>所印的 6.9 M 无法由论文自己的规则得到；其作者的代码不计批归一化为 6.06 M。</translation>
    </message>
    <message>
        <source>The paper prints 585, its authors' code 582.</source>
        <translation>论文印为 585，其作者的代码为 582。</translation>
    </message>
    <message>
        <source>The ShuffleNetV2 paper's own implementation of this network; how it rounded the widths is not stated.</source>
        <translation>ShuffleNetV2 论文对此网络的自有实现；没有说明如何对宽度取整。</translation>
    </message>
    <message>
        <source>The paper contradicts itself: 219 in its Table 3, 217 in its Table 9.</source>
        <translation>论文自相矛盾：表 3 为 219，表 9 为 217。</translation>
    </message>
    <message>
        <source>The paper prints 356 where the layers give 355.2; it does not say how it rounded the widths.</source>
        <translation>论文印为 356，而由各层得 355.2；论文没有说明如何对宽度取整。</translation>
    </message>
    <message>
        <source>The paper prints 40 where the layers give 39.5; it does not say how it rounded the widths.</source>
        <translation>论文印为 40，而由各层得 39.5；论文没有说明如何对宽度取整。</translation>
    </message>
    <message>
        <source>The paper prints 2.2 M where the layers give 2.13 M; it does not say how it rounded the widths.</source>
        <translation>论文印为 2.2 M，而由各层得 2.13 M；论文没有说明如何对宽度取整。</translation>
    </message>
    <message>
        <source>The paper prints 74 where the layers give 73.2; its figures at other resolutions agree.</source>
        <translation>论文印为 74，而由各层得 73.2；它在其他分辨率下的数字相符。</translation>
    </message>
    <message>
        <source>The paper's Table 1 prints 133, its Table 2 140 for all groups; the layers give 134.3.</source>
        <translation>论文表 1 印为 133，表 2 对所有组数印为 140；由各层得 134.3。</translation>
    </message>
    <message>
        <source>The paper's Table 1 prints 137, its Table 2 140 for all groups; the layers give 138.4, the official code says 138.</source>
        <translation>论文表 1 印为 137，表 2 对所有组数印为 140；由各层得 138.4，官方代码为 138。</translation>
    </message>
    <message>
        <source>The paper states one complexity for all groups; with 8 the official code needs a first convolution of 16, and says 40.</source>
        <translation>论文对所有组数给出同一个复杂度；组数为 8 时官方代码需要 16 通道的首层卷积，并给出 40。</translation>
    </message>
    <message>
        <source>The paper states one complexity for all groups, and not how wide the first convolution is; 8 channels come nearest.</source>
        <translation>论文对所有组数给出同一个复杂度，且没有说明首层卷积有多宽；8 个通道最接近。</translation>
    </message>
    <message>
        <source>The official code's README prints 138, the paper 137; the layers give 137.5.</source>
        <translation>官方代码的 README 印为 138，论文为 137；由各层得 137.5。</translation>
    </message>
    <message>
        <source>The paper prints 41 where the layers give 40.5.</source>
        <translation>论文印为 41，而由各层得 40.5。</translation>
    </message>
    <message>
        <source>The source prints 41 where the layers give 40.5.</source>
        <translation>来源印为 41，而由各层得 40.5。</translation>
    </message>
    <message>
        <source>Misprint in the source: 65 does not follow from the network's definition; timm's independent count has 60 with batch norm in it.</source>
        <translation>来源印错：65 不符合网络的定义；timm 的独立计数含批归一化为 60。</translation>
    </message>
    <message>
        <source>The source cut the fraction off instead of rounding.</source>
        <translation>来源舍去了小数，而没有四舍五入。</translation>
    </message>
    <message>
        <source>The source does not say how it counted or rounded.</source>
        <translation>来源没有说明如何计数或取整。</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>乘加数</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>运算数</translation>
    </message>
    <message>
        <source>papers</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>Agrees with the printed figure.</source>
        <translation>与所印的数字相符。</translation>
    </message>
    <message>
        <source>With the rules '%1' this is another network than with '%2', which has %3.</source>
        <translation>按规则“%1”，这与按“%2”得到的网络不同，后者为 %3。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>depthwise</source>
        <translation>深度卷积</translation>
    </message>
    <message>
        <source>pointwise</source>
        <translation>逐点卷积</translation>
    </message>
    <message>
        <source>group convolution</source>
        <translation>分组卷积</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>relu6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>h-swish</source>
        <translation>h-swish</translation>
    </message>
    <message>
        <source>h-sigmoid</source>
        <translation>h-sigmoid</translation>
    </message>
    <message>
        <source>add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>channel split</source>
        <translation>通道拆分</translation>
    </message>
    <message>
        <source>channel shuffle</source>
        <translation>通道混洗</translation>
    </message>
    <message>
        <source>max pool</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>average pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>global pool</source>
        <translation>全局池化</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
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
        <source>trained from scratch by the Convlens project with resources/weights/training</source>
        <translation>由 Convlens 项目从零训练，工具见 resources/weights/training</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>bicubic</source>
        <translation>双三次</translation>
    </message>
    <message>
        <source>shorter side to %1 (%2), centre %3</source>
        <translation>短边缩放到 %1（%2），取中心 %3</translation>
    </message>
    <message>
        <source>centre %1 % of both sides to %2 (%3)</source>
        <translation>取两边中心的 %1 %，缩放到 %2（%3）</translation>
    </message>
    <message>
        <source>whole photo to %1 (%2)</source>
        <translation>整张照片缩放到 %1（%2）</translation>
    </message>
    <message>
        <source>%1 by way of %2 x %2 (the training photos' size)</source>
        <translation>%1，其间先缩小到 %2 x %2（训练照片的大小）</translation>
    </message>
    <message>
        <source>%1, BGR</source>
        <translation>%1，BGR</translation>
    </message>
    <message>
        <source>%1, RGB</source>
        <translation>%1，RGB</translation>
    </message>
    <message>
        <source>%1, x / %2</source>
        <translation>%1，x / %2</translation>
    </message>
    <message>
        <source>%1, mean %2, std %3</source>
        <translation>%1，均值 %2，标准差 %3</translation>
    </message>
    <message>
        <source>airplane</source>
        <translation>飞机</translation>
    </message>
    <message>
        <source>automobile</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>鸟</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>鹿</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>frog</source>
        <translation>青蛙</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>马</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>船</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>卡车</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 of %2 runs are outliers: something else took the processor now and then</source>
        <translation>%2 次运行中有 %1 次为离群值：其他程序不时占用处理器</translation>
    </message>
    <message>
        <source>The median is not moved by them; end what else runs if there shall be fewer</source>
        <translation>中位数不受它们影响；若要减少，请结束其他正在运行的程序</translation>
    </message>
    <message>
        <source>Timing each layer makes a run %1 longer: the shares of small layers are too large</source>
        <translation>逐层计时使一次运行延长 %1：小层的比例偏大</translation>
    </message>
    <message>
        <source>Take a larger resolution, or the optimised plan, whose steps are fewer</source>
        <translation>改用更大的分辨率，或步数更少的优化计划</translation>
    </message>
    <message>
        <source>%1 of the time lies in no layer: between them, or in the engine</source>
        <translation>%1 的时间不属于任何层：在层与层之间，或在引擎中</translation>
    </message>
    <message>
        <source>The layers' sum is %1 more than the whole: timing them costs that much</source>
        <translation>各层之和比整体多 %1：计时本身就有这么多开销</translation>
    </message>
    <message>
        <source>Compare whole networks by the unprofiled time, layers by their shares</source>
        <translation>比较整个网络请用不逐层计时的时间，比较各层请用其比例</translation>
    </message>
    <message>
        <source>%1 threads share %2 core</source>
        <translation>%1 个线程共用 %2 个核心</translation>
    </message>
    <message>
        <source>%1 threads share %2 cores</source>
        <translation>%1 个线程共用 %2 个核心</translation>
    </message>
    <message>
        <source>Take no more threads than cores</source>
        <translation>线程数不要超过核心数</translation>
    </message>
    <message>
        <source>The load was %1 in the minute before</source>
        <translation>之前一分钟内的负载为 %1</translation>
    </message>
    <message>
        <source>End what else runs on this machine, wait a minute, then measure again</source>
        <translation>结束这台机器上其他正在运行的程序，等待一分钟，然后重新测量</translation>
    </message>
    <message>
        <source>The clock may change while measuring (governor '%1')</source>
        <translation>测量时时钟频率可能变化（调速器“%1”）</translation>
    </message>
    <message>
        <source>Set the governor to 'performance' (cpupower frequency-set -g performance)</source>
        <translation>将调速器设为“performance”（cpupower frequency-set -g performance）</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>请重新测量</translation>
    </message>
    <message>
        <source>first</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>outlier</source>
        <translation>离群值</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>arithmetic</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>what</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>核心数</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>from (ms)</source>
        <translation>从 (ms)</translation>
    </message>
    <message>
        <source>to (ms)</source>
        <translation>到 (ms)</translation>
    </message>
    <message>
        <source>counted runs</source>
        <translation>计数的运行</translation>
    </message>
    <message>
        <source>share of the runs (%)</source>
        <translation>占运行的份额 (%)</translation>
    </message>
    <message>
        <source>time (ms)</source>
        <translation>时间 (ms)</translation>
    </message>
    <message>
        <source>native</source>
        <translation>原生</translation>
    </message>
    <message>
        <source>only %1 run</source>
        <translation>只有 %1 次运行</translation>
    </message>
    <message>
        <source>Only %1 run</source>
        <translation>只有 %1 次运行</translation>
    </message>
    <message>
        <source>only %1 runs</source>
        <translation>只有 %1 次运行</translation>
    </message>
    <message>
        <source>Only %1 runs</source>
        <translation>只有 %1 次运行</translation>
    </message>
    <message>
        <source>the clock is too coarse for it</source>
        <translation>时钟的精度不足以测量它</translation>
    </message>
    <message>
        <source>The clock is too coarse for it</source>
        <translation>时钟的精度不足以测量它</translation>
    </message>
    <message>
        <source>the runs scatter by %1 around the median</source>
        <translation>各次运行围绕中位数分散 %1</translation>
    </message>
    <message>
        <source>The runs scatter by %1 around the median</source>
        <translation>各次运行围绕中位数分散 %1</translation>
    </message>
    <message>
        <source>one run in twenty takes at least %1 times as long as the fastest</source>
        <translation>二十次运行中有一次的用时至少是最快一次的 %1 倍</translation>
    </message>
    <message>
        <source>One run in twenty takes at least %1 times as long as the fastest</source>
        <translation>二十次运行中有一次的用时至少是最快一次的 %1 倍</translation>
    </message>
    <message>
        <source>the runs fall into two clusters, at %1 and %2</source>
        <translation>各次运行分为两簇，分别在 %1 和 %2</translation>
    </message>
    <message>
        <source>The runs fall into two clusters, at %1 and %2</source>
        <translation>各次运行分为两簇，分别在 %1 和 %2</translation>
    </message>
    <message>
        <source>the second half of the runs is %1 slower than the first</source>
        <translation>后一半运行比前一半慢 %1</translation>
    </message>
    <message>
        <source>The second half of the runs is %1 slower than the first</source>
        <translation>后一半运行比前一半慢 %1</translation>
    </message>
    <message>
        <source>the second half of the runs is %1 faster than the first</source>
        <translation>后一半运行比前一半快 %1</translation>
    </message>
    <message>
        <source>The second half of the runs is %1 faster than the first</source>
        <translation>后一半运行比前一半快 %1</translation>
    </message>
    <message>
        <source>measure longer</source>
        <translation>请测量更长时间</translation>
    </message>
    <message>
        <source>Measure longer</source>
        <translation>请测量更长时间</translation>
    </message>
    <message>
        <source>take a larger network or resolution</source>
        <translation>请改用更大的网络或分辨率</translation>
    </message>
    <message>
        <source>Take a larger network or resolution</source>
        <translation>请改用更大的网络或分辨率</translation>
    </message>
    <message>
        <source>end what else runs on this machine, then measure again</source>
        <translation>请结束这台机器上其他正在运行的程序，然后重新测量</translation>
    </message>
    <message>
        <source>End what else runs on this machine, then measure again</source>
        <translation>请结束这台机器上其他正在运行的程序，然后重新测量</translation>
    </message>
    <message>
        <source>hold the clock frequency (the governor 'performance'), use fewer threads than cores, then measure again</source>
        <translation>请固定时钟频率（调速器“performance”），使用少于核心数的线程，然后重新测量</translation>
    </message>
    <message>
        <source>Hold the clock frequency (the governor 'performance'), use fewer threads than cores, then measure again</source>
        <translation>请固定时钟频率（调速器“performance”），使用少于核心数的线程，然后重新测量</translation>
    </message>
    <message>
        <source>let the machine reach a steady temperature and load, then measure again, longer</source>
        <translation>请待机器的温度和负载稳定后，重新测量更长时间</translation>
    </message>
    <message>
        <source>Let the machine reach a steady temperature and load, then measure again, longer</source>
        <translation>请待机器的温度和负载稳定后，重新测量更长时间</translation>
    </message>
    <message>
        <source>depthwise separable block</source>
        <translation>深度可分离块</translation>
    </message>
    <message>
        <source>inverted residual</source>
        <translation>倒残差</translation>
    </message>
    <message>
        <source>inverted residual with squeeze-and-excitation</source>
        <translation>带压缩激励的倒残差</translation>
    </message>
    <message>
        <source>shuffle unit</source>
        <translation>混洗单元</translation>
    </message>
    <message>
        <source>bottleneck</source>
        <translation>瓶颈</translation>
    </message>
    <message>
        <source>block</source>
        <translation>块</translation>
    </message>
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
        <source>multiply-adds (papers)</source>
        <translation>乘加数（论文）</translation>
    </message>
    <message>
        <source>time (µs)</source>
        <translation>时间 (µs)</translation>
    </message>
    <message>
        <source>µs per million multiply-adds</source>
        <translation>每百万次乘加的 µs</translation>
    </message>
    <message>
        <source>bytes read</source>
        <translation>读取字节</translation>
    </message>
    <message>
        <source>bytes written</source>
        <translation>写入字节</translation>
    </message>
    <message>
        <source>operations per byte</source>
        <translation>每字节运算数</translation>
    </message>
    <message>
        <source>MAD (µs)</source>
        <translation>MAD (µs)</translation>
    </message>
    <message>
        <source>of the peak (%)</source>
        <translation>占峰值 (%)</translation>
    </message>
    <message>
        <source>of what the memory allows (%)</source>
        <translation>占内存所允许 (%)</translation>
    </message>
    <message>
        <source>multiply-adds up to here (%)</source>
        <translation>至此的乘加数 (%)</translation>
    </message>
    <message>
        <source>time up to here (%)</source>
        <translation>至此的时间 (%)</translation>
    </message>
    <message>
        <source>bytes of maps alive</source>
        <translation>存活特征图的字节</translation>
    </message>
    <message>
        <source>bytes of its own output</source>
        <translation>自身输出的字节</translation>
    </message>
    <message>
        <source>saved (µs)</source>
        <translation>节省 (µs)</translation>
    </message>
    <message>
        <source>share of time (%)</source>
        <translation>时间占比 (%)</translation>
    </message>
    <message>
        <source>gap (points)</source>
        <translation>差距（百分点）</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>family</source>
        <translation>系列</translation>
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
        <source>parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>访问次数</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>median (ms)</source>
        <translation>中位数 (ms)</translation>
    </message>
    <message>
        <source>MAD (ms)</source>
        <translation>MAD (ms)</translation>
    </message>
    <message>
        <source>minimum (ms)</source>
        <translation>最小值 (ms)</translation>
    </message>
    <message>
        <source>95th percentile (ms)</source>
        <translation>第 95 百分位 (ms)</translation>
    </message>
    <message>
        <source>first (ms)</source>
        <translation>首次 (ms)</translation>
    </message>
    <message>
        <source>time against the ideal</source>
        <translation>时间与理想值之比</translation>
    </message>
    <message>
        <source>published ImageNet top-1 (%)</source>
        <translation>已发表的 ImageNet top-1 (%)</translation>
    </message>
    <message>
        <source>source of the accuracy</source>
        <translation>准确率来源</translation>
    </message>
    <message>
        <source>on the front by multiply-adds</source>
        <translation>在乘加数前沿上</translation>
    </message>
    <message>
        <source>on the front by time</source>
        <translation>在时间前沿上</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>why doubtful</source>
        <translation>为何存疑</translation>
    </message>
    <message>
        <source>with fewer multiply-adds</source>
        <translation>乘加数较少者</translation>
    </message>
    <message>
        <source>with more multiply-adds</source>
        <translation>乘加数较多者</translation>
    </message>
    <message>
        <source>multiply-adds, first to second</source>
        <translation>乘加数之比，前者比后者</translation>
    </message>
    <message>
        <source>time, first to second</source>
        <translation>时间之比，前者比后者</translation>
    </message>
    <message>
        <source>shuffle, split, concat</source>
        <translation>混洗、拆分、拼接</translation>
    </message>
    <message>
        <source>norm, activation, add</source>
        <translation>归一化、激活、相加</translation>
    </message>
    <message>
        <source>squeeze-and-excitation</source>
        <translation>压缩激励</translation>
    </message>
    <message>
        <source>pooling and classifier</source>
        <translation>池化与分类器</translation>
    </message>
    <message>
        <source>Astronaut</source>
        <translation>宇航员</translation>
    </message>
    <message>
        <source>Coffee</source>
        <translation>咖啡</translation>
    </message>
    <message>
        <source>Rocket</source>
        <translation>火箭</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
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
        <source>Blue - red around 0</source>
        <translation>以 0 为中心的蓝–红</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>as-drawn and optimised</source>
        <translation>按原样和优化</translation>
    </message>
</context>
</TS>
