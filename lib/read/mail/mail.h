// E-mail: messages (.eml), folders of them (mbox), and web pages saved as such (.mht).
#ifndef PILCROW_READ_MAIL_MAIL_H_
#define PILCROW_READ_MAIL_MAIL_H_

#include <memory>

#include "pilcrow/reader.h"

namespace pilcrow::read {

// Makes a document of each message, and hands what is attached to the readers for it.
std::shared_ptr<const Reader> mail_reader();

}  // namespace pilcrow::read

#endif  // PILCROW_READ_MAIL_MAIL_H_
