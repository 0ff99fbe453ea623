#pragma once
#include "ui/labs/lab_page.h"

namespace convlens {

/// The page of a lab, from the table in lab_pages.cpp.
LabPage* makeLabPage(const Lab& lab, const PanelContext& context, QWidget* parent);

} // namespace convlens
